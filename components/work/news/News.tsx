import { PartyPopper } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import type { ComponentId } from '../../../lib/anatomy/types';
import { type ChangeItem, changeItems, isNews, pointsOfDay, readingKey } from '../../../lib/news';
import { faultsBetween, readMoments } from '../../../lib/store';
import { useText } from '../../i18n';
import { folded } from '../../panel/verdicts';
import { browserSession, type SessionResult } from '../../state/session';
import { today as dayOf } from '../../state/today';
import { Button, Disclosure, TextField, ToggleGroup } from '../../ui';
import { useLive, useWork } from '../shared/store';
import work from '../shared/Work.module.css';
import { ChangeCard } from './ChangeCard';
import styles from './News.module.css';
import { ReadingList } from './ReadingList';

const FILTERS = ['unread', 'read', 'all'] as const;
type Filter = (typeof FILTERS)[number];

/** A year back: what the office broke before that it may have learnt. */
const yearBefore = (month: string) => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;

/** What is new in the rules: a minute a day, everything to look up, the norms to read. */
export default function News({ onOpenDraft }: { onOpenDraft: (id: string) => void }) {
  const { t } = useText();
  const { today } = useWork();
  const [checked, setChecked] = useState<SessionResult[]>([]);
  useEffect(() => {
    void browserSession.load().then(setChecked);
  }, []);
  const month = today.slice(0, 7);
  const state = useLive(
    async (database) => ({ read: await readMoments(database), faults: await faultsBetween(database, yearBefore(month), month) }),
    [month],
  );
  if (!state) return null;
  const items = changeItems(state.faults, checked);
  const readAt = (key: string) => state.read.get(key) ?? null;
  return (
    <main className={work.screen}>
      <h1 className="visuallyHidden">{t('work.tabs.news')}</h1>
      <PointsOfDay items={items} read={state.read} onOpenDraft={onOpenDraft} />
      <Changes items={items} readAt={readAt} onOpenDraft={onOpenDraft} />
      <ReadingList readAt={(item) => readAt(readingKey(item))} />
    </main>
  );
}

interface PartProps {
  items: ChangeItem[];
  onOpenDraft: (id: string) => void;
}

function PointsOfDay({ items, read, onOpenDraft }: PartProps & { read: ReadonlyMap<string, string> }) {
  const { t } = useText();
  const { today } = useWork();
  const days = new Map([...read].map(([key, moment]) => [key, dayOf(new Date(moment))]));
  const points = pointsOfDay(items, days, today);
  const done = points.filter(({ key }) => read.has(key)).length;
  const left = items.filter((item) => isNews(item) && !read.has(item.key)).length;
  const finished = done === points.length;
  return (
    <section className={work.group} aria-labelledby="points" data-points={done}>
      <div className={work.heading}>
        <h2 id="points">{t('news.today', { n: points.length })}</h2>
        {points.length > 0 && <p className={work.soft}>{t('news.progress', { done, all: points.length })}</p>}
      </div>
      {finished && (
        <p className={styles.finished}>
          <PartyPopper aria-hidden />
          {left === 0 ? t('news.allRead') : t('news.enough', { n: left })}
        </p>
      )}
      {points.map((item) => (
        <ChangeCard key={item.key} item={item} readAt={read.get(item.key) ?? null} onOpenDraft={onOpenDraft} />
      ))}
    </section>
  );
}

function Changes({ items, readAt, onOpenDraft }: PartProps & { readAt: (key: string) => string | null }) {
  const { t, pick, language } = useText();
  const [filter, setFilter] = useState<Filter>('unread');
  const [search, setSearch] = useState('');
  const sought = folded(search).split(/\s+/).filter(Boolean);
  const component = (id: ComponentId) => t(`component.${id}` as 'component.page');
  const words = ({ change }: ChangeItem) =>
    folded(
      [component(change.component), change.citation.clause, change.example?.old, change.example?.new]
        .concat([change.topic, change.old, change.new].flatMap(({ vi, en }) => (language === 'vi' ? [vi] : [vi, en])))
        .filter(Boolean)
        .join(' '),
    );
  const fits = {
    unread: (item: ChangeItem) => isNews(item) && readAt(item.key) === null,
    read: (item: ChangeItem) => readAt(item.key) !== null,
    all: () => true,
  };
  // What is sought is sought everywhere: the clerk does not know whether it was read.
  const shown = items.filter((item) => (sought.length > 0 ? sought.every((word) => words(item).includes(word)) : fits[filter](item)));
  const groups = Map.groupBy(shown, (item) => item.change.component);
  return (
    <section className={work.group} aria-labelledby="changes">
      <h2 id="changes">{t('news.changes')}</h2>
      <TextField
        type="search"
        label={t('news.search')}
        help={t('news.searchHelp')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      {sought.length === 0 && (
        <ToggleGroup
          label={t('news.filter.label')}
          value={filter}
          choices={FILTERS.map((value) => ({ value, label: t(`news.filter.${value}`), count: items.filter(fits[value]).length }))}
          onChange={setFilter}
        />
      )}
      {shown.length === 0 && <p className={work.empty}>{t(sought.length > 0 ? 'news.notFound' : `news.none.${filter}`)}</p>}
      {[...groups].map(([id, members]) => (
        <Group key={id} title={component(id)} count={members.length}>
          {members.map((item) => (
            <li key={item.key}>
              <Disclosure title={<span data-news={item.change.id}>{pick(item.change.topic)}</span>}>
                <ChangeCard item={item} readAt={readAt(item.key)} onOpenDraft={onOpenDraft} />
              </Disclosure>
            </li>
          ))}
        </Group>
      ))}
      {sought.length > 0 && (
        <Button size="small" onClick={() => setSearch('')}>
          {t('news.clear')}
        </Button>
      )}
    </section>
  );
}

function Group({ title, count, children }: { title: string; count: number; children: React.ReactNode }) {
  const id = useId();
  return (
    <div className={styles.component}>
      <h3 id={id} className={styles.componentName}>
        {title} <span>({count})</span>
      </h3>
      <ul className={styles.plainList} aria-labelledby={id}>
        {children}
      </ul>
    </div>
  );
}
