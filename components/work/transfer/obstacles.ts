import type { Dossier, StoredDocument } from '../../../lib/store';
import type { Obstacle, Readiness } from '../../../lib/transfer';
import { formatDay, type Language, type Translate } from '../../i18n/texts';

/** A dossier on its way to the archives. */
export interface Candidate {
  dossier: Dossier;
  documents: StoredDocument[];
  readiness: Readiness;
}

/** What stands between a dossier and its hand-over, in one line. */
export function obstacleText(t: Translate, language: Language, obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'missingContent':
      return t('transfer.obstacle.missingContent', { label: obstacle.label });
    case 'missingField':
      return t('transfer.obstacle.missingField', { field: t(`exchange.field.${obstacle.field}`) });
    case 'unreadableRetention':
      return t('transfer.obstacle.unreadableRetention', { found: obstacle.found });
    case 'incompleteDocuments':
      return t('transfer.obstacle.incompleteDocuments', { n: obstacle.ids.length });
    case 'noDocuments':
      return t('transfer.obstacle.noDocuments');
    case 'notClosed':
      return t('transfer.obstacle.notClosed');
    case 'alreadyTransferred':
      return t('transfer.obstacle.alreadyTransferred', { day: obstacle.on ? formatDay(language, obstacle.on) : '' });
  }
}
