import { ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type Dossier, dossiersIn, searchFirst } from '../../../lib/store';
import { useText } from '../../i18n';
import { Button, TextField } from '../../ui';
import { useLive, useWork } from '../shared/store';
import work from '../shared/Work.module.css';
import styles from './Planner.module.css';
import { Timeline } from './Timeline';

const SHOWN = 8;
const TYPING_MS = 120;

/** One dossier's days, chosen from the latest ones or found by its words. */
export function Stories({ onOpenDossier }: { onOpenDossier: (id: string) => void }) {
  const { t } = useText();
  const { database } = useWork();
  const latest = useLive((store) => dossiersIn(store, null, SHOWN), []);
  const [chosen, setChosen] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<Dossier[] | null>(null);
  useEffect(() => {
    if (!search.trim()) return setFound(null);
    const controller = new AbortController();
    const timer = setTimeout(() => {
      void searchFirst(database, 'dossiers', search, SHOWN, () => true, controller.signal).then((rows) => {
        if (!controller.signal.aborted) setFound(rows);
      });
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [database, search]);
  if (!latest) return null;
  const offered = found ?? latest;
  const one = chosen ?? (found ? null : (latest[0]?.id ?? null));
  return (
    <section className={work.group} aria-labelledby="stories">
      <h2 id="stories">{t('planner.stories')}</h2>
      {latest.length === 0 ? (
        <p className={work.empty}>{t('planner.noDossier')}</p>
      ) : (
        <>
          <TextField
            type="search"
            label={t('dossier.search')}
            help={t('dossier.searchHelp')}
            value={search}
            onChange={(event) => {
              setSearch(event.target.value);
              setChosen(null);
            }}
          />
          {offered.length === 0 && <p className={work.empty}>{t('dossier.notFound')}</p>}
          <ul className={work.rows}>
            {offered.map((dossier) => (
              <li key={dossier.id} className={styles.story}>
                <button
                  type="button"
                  className={styles.storyName}
                  aria-expanded={dossier.id === one}
                  onClick={() => setChosen(dossier.id === one ? '' : dossier.id)}
                >
                  <ChevronRight aria-hidden />
                  {[dossier.code, dossier.title].filter(Boolean).join(' – ')}
                </button>
                {dossier.id === one && (
                  <>
                    <Timeline dossierId={dossier.id} />
                    <Button size="small" onClick={() => onOpenDossier(dossier.id)}>
                      {t('work.open.dossiers')}
                    </Button>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
