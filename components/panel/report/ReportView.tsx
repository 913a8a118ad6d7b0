import { CircleCheck } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ComponentId } from '../../../lib/anatomy';
import { useText } from '../../i18n';
import { lexiconFault } from '../../lexicon/faults';
import { type Waiver, waiverKey } from '../../state/waivers';
import { Button, Disclosure, Select, TextField, ToggleGroup, useToast } from '../../ui';
import { RuleSetDialog, WaiverDialog } from '../Dialogs';
import type { PanelItem, PanelModel, PanelState } from '../model';
import { StandingIcon } from '../Standing';
import { componentText } from '../texts';
import { useKeys } from '../useKeys';
import {
  canBeSeen,
  chosen,
  componentOrder,
  countStandings,
  type Filter,
  grouped,
  type Item,
  isWords,
  itemsOf,
  STANDINGS,
} from '../verdicts';
import { ComparedLine, ComparisonView } from './ComparisonView';
import { Headline } from './Headline';
import { Metadata } from './Metadata';
import styles from './Report.module.css';
import { useCopy } from './useCopy';
import { VerdictCard } from './VerdictCard';
import { WaiverList } from './WaiverList';

const ANY = 'any';

interface ReportViewProps {
  item: PanelItem;
  waivers: Waiver[];
  pointed: PanelState['pointed'];
  model: PanelModel;
}

export function ReportView({ item, waivers: all, pointed, model }: ReportViewProps) {
  const reader = useText();
  const { t, pick, language } = reader;
  const toast = useToast();
  const copy = useCopy();
  const report = item.report!;
  const waivers = useMemo(() => all.filter(({ sha256 }) => sha256 === report.sha256), [all, report]);
  const items = useMemo(() => itemsOf(report, waivers), [report, waivers]);
  const order = useMemo(() => componentOrder(report), [report]);
  const counts = countStandings(items);
  const toFix = counts.error + counts.warning + counts.info;
  const [filter, setFilter] = useState<Filter>(() => (toFix > 0 ? 'toFix' : counts.notMeasured > 0 ? 'notMeasured' : 'all'));
  const [component, setComponent] = useState<ComponentId | null>(null);
  const [search, setSearch] = useState('');
  const [dialog, setDialog] = useState<'ruleset' | Item | null>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const cards = useRef(new Map<number, HTMLLIElement>());
  const [focused, setFocused] = useState<number | null>(null);
  const groups = grouped(chosen(items, { filter, component, search }), order);
  const shown = groups.flatMap((group) => group.items);
  const waivedIndexes = items.filter((one) => one.waiver).map((one) => one.index);

  const open = (one: Item | null) => {
    if (!canBeSeen(report)) return;
    if (item.held) model.openView(item.id, one?.index ?? null, waivedIndexes);
    else toast({ text: t('files.noBytes') });
  };
  const move = (step: number) => {
    const at = shown.findIndex((one) => one.index === focused);
    const next = shown[at < 0 ? (step > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + step, 0), shown.length - 1)];
    if (next) cards.current.get(next.index)?.focus();
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    arrowdown: () => move(1),
    arrowup: () => move(-1),
    enter: () => open(shown.find((one) => one.index === focused) ?? null),
    c: () => {
      const form = shown.find((one) => one.index === focused)?.verdict.suggestions?.[0];
      if (form) copy(form, t('suggestion.copied', { form }));
    },
    '/': () => searchField.current?.focus(),
  });

  // The verdict of an added word is gone with its button: the one in its place is next.
  const refocus = useRef<number | null>(null);
  useEffect(() => {
    if (refocus.current === null || document.activeElement !== document.body) return;
    const next = shown[Math.min(refocus.current, shown.length - 1)];
    if (next) cards.current.get(next.index)?.focus();
    refocus.current = null;
  });

  const points = useRef(pointed);
  useEffect(() => {
    if (!pointed || pointed === points.current) return;
    points.current = pointed;
    if (!cards.current.has(pointed.verdict)) {
      setFilter('all');
      setComponent(null);
      setSearch('');
    }
    requestAnimationFrame(() => cards.current.get(pointed.verdict)?.focus());
  }, [pointed]);

  const restore = (one: Item) => void (one.waiver && model.unwaive(one.waiver));
  const waive = async (one: Item, reason: string) => {
    setDialog(null);
    const key = waiverKey(report.sha256, one.verdict);
    await model.waive({ ...key, reason });
    toast({ text: t('waiver.done'), action: { label: t('common.undo'), run: () => void model.unwaive(key) } });
  };
  const addWord = async (one: Item) => {
    const word = one.verdict.found!;
    if (item.held) refocus.current = shown.indexOf(one);
    try {
      const takeBack = await model.addWord(word);
      const said = t(item.held ? 'lexicon.added' : 'lexicon.addedForNext', { word });
      toast({ text: said, action: { label: t('common.undo'), run: () => void takeBack() } });
    } catch (error) {
      toast({ text: t(lexiconFault(error), { word }) });
    }
  };

  const choices = [
    { value: 'toFix' as Filter, label: t('filter.toFix'), count: toFix },
    ...STANDINGS.filter((standing) => counts[standing] > 0).map((standing) => ({
      value: standing as Filter,
      label: t(`filter.${standing}`),
      count: counts[standing],
      icon: <StandingIcon standing={standing} />,
    })),
    { value: 'all' as Filter, label: t('filter.all'), count: items.length },
  ];
  const parts = [...new Set(items.map((one) => one.verdict.component))].sort((a, b) => order.indexOf(a) - order.indexOf(b));

  return (
    <div className={styles.report}>
      <Headline
        item={item}
        items={items}
        waivers={waivers}
        onView={() => open(null)}
        onRecheck={() => void model.recheck(item.id)}
        onRuleSet={() => setDialog('ruleset')}
      />
      {item.before && (
        <Disclosure title={<ComparedLine before={item.before} after={report} />}>
          <ComparisonView before={item.before} after={report} Heading="h2" />
        </Disclosure>
      )}
      <WaiverList sha256={report.sha256} waivers={waivers} items={items} onRestore={(waiver) => void model.unwaive(waiver)} />
      {!isWords(report) && <Metadata report={report} reasons={item.explained?.reasons ?? {}} />}
      {items.length > 0 && (
        <section className={styles.filters} aria-label={t('filter.label')}>
          <ToggleGroup label={t('filter.label')} value={filter} choices={choices} onChange={setFilter} />
          <div className={styles.filterRow}>
            <TextField
              ref={searchField}
              type="search"
              label={t('filter.search')}
              hideLabel
              placeholder={t('filter.search')}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
            <Select
              label={t('filter.component')}
              hideLabel
              value={component ?? ANY}
              options={[
                { value: ANY, label: t('filter.anyComponent') },
                ...parts.map((id) => ({ value: id as string, label: componentText(language, id) })),
              ]}
              onChange={(value) => setComponent(value === ANY ? null : (value as ComponentId))}
            />
          </div>
        </section>
      )}
      {groups.map((group) => (
        <section key={group.component} className={styles.group} aria-labelledby={`group-${group.component}`}>
          <h2 id={`group-${group.component}`}>
            {componentText(language, group.component)}
            <small>{t('verdict.count', { n: group.items.length })}</small>
          </h2>
          <ul className={styles.verdicts}>
            {group.items.map((one) => (
              <VerdictCard
                key={one.index}
                ref={(element) => {
                  if (element) cards.current.set(one.index, element);
                  else cards.current.delete(one.index);
                }}
                item={one}
                viewable={item.held && canBeSeen(report)}
                onOpen={open}
                onWaive={setDialog}
                onRestore={restore}
                onAddWord={(chosenOne) => void addWord(chosenOne)}
                onFocus={() => setFocused(one.index)}
              />
            ))}
          </ul>
        </section>
      ))}
      {items.length > 0 && shown.length === 0 && (
        <div className={styles.nothing}>
          <CircleCheck aria-hidden />
          <p>{filter === 'toFix' && !search && !component ? t('filter.nothingToFix') : t('filter.nothing')}</p>
          <Button
            size="small"
            onClick={() => {
              setFilter('all');
              setComponent(null);
              setSearch('');
            }}
          >
            {t('filter.reset')}
          </Button>
        </div>
      )}
      {dialog === 'ruleset' && (
        <RuleSetDialog
          asked={item.asked}
          load={model.ruleSets}
          onClose={() => setDialog(null)}
          onApply={(choice) => {
            setDialog(null);
            void model.recheck(item.id, choice);
          }}
        />
      )}
      {dialog && dialog !== 'ruleset' && (
        <WaiverDialog
          message={pick(dialog.verdict.message)}
          onClose={() => setDialog(null)}
          onSave={(reason) => void waive(dialog, reason)}
        />
      )}
    </div>
  );
}
