import { CircleCheck, Copy, Eye, RefreshCw } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ComponentId } from '../../lib/anatomy';
import { useText } from '../i18n';
import type { Waiver } from '../state/waivers';
import { Button, Select, TextField, ToggleGroup, useToast } from '../ui';
import { RuleSetDialog, WaiverDialog } from './Dialogs';
import { Metadata } from './Metadata';
import type { PanelItem, PanelModel, PanelState } from './model';
import styles from './Report.module.css';
import { StandingBadge, StandingIcon } from './Standing';
import { componentText, headlineCounts, reportText, ruleSetText, toneText } from './texts';
import { useKeys } from './useKeys';
import { VerdictCard } from './VerdictCard';
import { chosen, componentOrder, countStandings, type Filter, grouped, type Item, itemsOf, STANDINGS, toneOf } from './verdicts';

const ANY = 'any';

interface ReportViewProps {
  item: PanelItem;
  waivers: Waiver[];
  pointed: PanelState['pointed'];
  model: PanelModel;
}

export function ReportView({ item, waivers, pointed, model }: ReportViewProps) {
  const reader = useText();
  const { t, pick, language } = reader;
  const toast = useToast();
  const report = item.report!;
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
    '/': () => searchField.current?.focus(),
  });
  useEffect(() => {
    if (focused !== null) cards.current.get(focused)?.scrollIntoView?.({ block: 'nearest' });
  }, [focused]);

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

  const copy = () =>
    navigator.clipboard
      .writeText(reportText(reader, item, waivers))
      .then(() => toast({ text: t('common.copied') }))
      .catch(() => toast({ text: t('common.notCopied') }));
  const keyOf = ({ verdict }: Item) => ({ sha256: report.sha256, rule: verdict.rule, component: verdict.component });
  const restore = (one: Item) => void model.unwaive(keyOf(one));
  const waive = async (one: Item, reason: string) => {
    setDialog(null);
    await model.waive({ ...keyOf(one), reason });
    toast({ text: t('waiver.done'), action: { label: t('common.undo'), run: () => restore(one) } });
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
      <section className={styles.headline} data-tone={toneOf(report, counts)} aria-label={t('headline.label')}>
        <p className={styles.fileName}>{item.name ?? t('files.selectedText')}</p>
        <p className={styles.tone} role="status">
          {toneText(t, report, items)}
        </p>
        <p className={styles.counts}>
          {headlineCounts(t, report, items).map(({ standing, text }) => (
            <StandingBadge key={standing} standing={standing} text={text} />
          ))}
        </p>
        <p className={styles.ruleset}>
          <b>{item.explained?.ruleSet ? t('ruleset.applied', { norm: item.explained.ruleSet.norm }) : t('ruleset.none')}</b>
          {' – '}
          {ruleSetText(reader, item)}{' '}
          {item.held && (
            <button type="button" className={styles.link} onClick={() => setDialog('ruleset')}>
              {t('ruleset.change')}
            </button>
          )}
        </p>
        {item.held ? (
          <div className={styles.actions}>
            <Button look="primary" onClick={() => open(null)}>
              <Eye aria-hidden />
              {t('actions.view')}
            </Button>
            <Button onClick={() => void model.recheck(item.id)}>
              <RefreshCw aria-hidden />
              {t('actions.recheck')}
            </Button>
            <Button onClick={() => void copy()}>
              <Copy aria-hidden />
              {t('actions.copy')}
            </Button>
          </div>
        ) : (
          <div className={styles.actions}>
            <Button onClick={() => void copy()}>
              <Copy aria-hidden />
              {t('actions.copy')}
            </Button>
            <p className={styles.ruleset}>{t('files.noBytes')}</p>
          </div>
        )}
      </section>
      <Metadata report={report} reasons={item.explained?.reasons ?? {}} />
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
                viewable={item.held}
                onOpen={open}
                onWaive={setDialog}
                onRestore={restore}
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
