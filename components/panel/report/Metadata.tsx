import type { DocumentMetadata } from '../../../lib/anatomy/types';
import type { CheckReport } from '../../../lib/check';
import type { Explained } from '../../../lib/check/worker-messages';
import { formatDay, type Language, useText } from '../../i18n';
import { Disclosure } from '../../ui';
import styles from './Report.module.css';

const FIELDS = [
  'parentBody',
  'issuer',
  'referenceNumber',
  'place',
  'date',
  'documentType',
  'subject',
  'addressee',
  'signAuthority',
  'signerTitle',
  'signerName',
  'recipients',
  'urgency',
  'draftNumber',
  'pages',
] as const;

type Fact = (typeof FIELDS)[number];

export const isShownFact = (field: keyof DocumentMetadata): field is Fact => (FIELDS as readonly string[]).includes(field);

/** null where nothing was read. */
export function factText(language: Language, field: string, read: DocumentMetadata[keyof DocumentMetadata]): string | null {
  if (read === null || (Array.isArray(read) && read.length === 0)) return null;
  if (field === 'date') return formatDay(language, String(read));
  return Array.isArray(read) ? read.join('; ') : String(read);
}

export function Metadata({ report, reasons }: { report: CheckReport; reasons: Explained['reasons'] }) {
  const { t, language, pick } = useText();
  const missing = (field: Fact): string => {
    const reason = reasons[field];
    return reason ? pick(reason) : t('metadata.missing');
  };
  return (
    <Disclosure title={t('metadata.title')}>
      <dl className={styles.metadata}>
        {FIELDS.map((field) => {
          const read = factText(language, field, report.metadata[field]);
          return [
            <dt key={`${field}-label`}>{t(`metadata.field.${field}`)}</dt>,
            <dd key={field} className={read === null ? styles.missing : undefined}>
              {read ?? missing(field)}
            </dd>,
          ];
        })}
      </dl>
    </Disclosure>
  );
}
