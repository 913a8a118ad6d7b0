import { EllipsisVertical } from 'lucide-react';
import type { ContentState } from '../../../lib/filing';
import { type Dossier, type StoredDocument, standingOf, tickContent } from '../../../lib/store';
import { formatDay, useText } from '../../i18n';
import { IconButton, Menu } from '../../ui';
import { useAct } from '../shared/store';
import styles from '../shared/Work.module.css';

interface ContentsProps {
  dossier: Dossier;
  documents: readonly StoredDocument[];
  onOpen: (document: StoredDocument) => void;
  /** To register the document that is the content. */
  onAdd: (content: ContentState) => void;
}

/** What the dossier must hold: what is missing stands first. */
export function Contents({ dossier, documents, onOpen, onAdd }: ContentsProps) {
  const { t } = useText();
  const standing = standingOf(dossier, documents);
  const present = standing.contents.filter((one) => one.doneBy !== null);
  const optional = standing.contents.filter((one) => !one.required && one.doneBy === null);
  const others = documents.filter(({ id }) => standing.others.includes(id));
  const byId = new Map(documents.map((one) => [one.id, one]));
  const list = (title: string, rows: readonly ContentState[], tone: string) =>
    rows.length > 0 && (
      <section className={styles.group} aria-label={title} data-contents={tone}>
        <h2 data-due={tone === 'missing' ? 'overdue' : undefined}>{title}</h2>
        <ul className={styles.rows}>
          {rows.map((content) => (
            <ContentRow key={content.id} dossier={dossier} content={content} documents={byId} onOpen={onOpen} onAdd={onAdd} />
          ))}
        </ul>
      </section>
    );
  return (
    <>
      {list(t('dossier.missingTitle', { n: standing.missing.length }), standing.missing, 'missing')}
      {list(t('dossier.presentTitle', { n: present.length }), present, 'present')}
      {list(t('dossier.optionalTitle', { n: optional.length }), optional, 'optional')}
      {others.length > 0 && (
        <section className={styles.group} aria-labelledby="others">
          <h2 id="others">{t('dossier.othersTitle', { n: others.length })}</h2>
          <ul className={styles.rows}>
            {others.map((document) => (
              <li key={document.id}>
                <DocumentLine document={document} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface ContentRowProps {
  dossier: Dossier;
  content: ContentState;
  documents: ReadonlyMap<string, StoredDocument>;
  onOpen: (document: StoredDocument) => void;
  onAdd: (content: ContentState) => void;
}

function ContentRow({ dossier, content, documents, onOpen, onAdd }: ContentRowProps) {
  const { t } = useText();
  const act = useAct();
  const mark = (doneBy: 'hand' | 'notNeeded' | null) => () => void act('work.said.changed', [tickContent(dossier, content.id, doneBy)]);
  const marks = [
    { id: 'add', label: t('dossier.addDocument'), onSelect: () => onAdd(content) },
    ...(content.doneBy === 'hand' ? [] : [{ id: 'hand', label: t('dossier.hand'), onSelect: mark('hand') }]),
    ...(content.doneBy === 'notNeeded' ? [] : [{ id: 'not', label: t('dossier.notNeeded'), onSelect: mark('notNeeded') }]),
    ...(content.doneBy === null ? [] : [{ id: 'none', label: t('dossier.untick'), onSelect: mark(null) }]),
  ];
  return (
    <li className={styles.due}>
      <div className={styles.dueText}>
        <p>
          {content.label}
          {content.doneBy === 'hand' && ` (${t('dossier.byHand')})`}
          {content.doneBy === 'notNeeded' && ` (${t('dossier.byNotNeeded')})`}
        </p>
        {content.documentIds.map((id) => {
          const document = documents.get(id);
          return document && <DocumentLine key={id} document={document} onOpen={onOpen} />;
        })}
      </div>
      {content.doneBy !== 'document' && (
        <Menu
          trigger={
            <IconButton label={t('dossier.actions', { what: content.label })}>
              <EllipsisVertical aria-hidden />
            </IconButton>
          }
          items={marks}
        />
      )}
    </li>
  );
}

export function DocumentLine({ document, onOpen }: { document: StoredDocument; onOpen: (document: StoredDocument) => void }) {
  const { language } = useText();
  return (
    <button type="button" className={styles.link} onClick={() => onOpen(document)}>
      <b>{document.referenceNumber}</b>
      {document.date && `, ${formatDay(language, document.date)}`}: {document.subject}
    </button>
  );
}
