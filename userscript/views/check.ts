import { componentText, headlineCounts, placeText, toneText, verdictLines } from '../../components/panel/texts';
import { componentOrder, countStandings, grouped, type Item, itemsOf, toneOf } from '../../components/panel/verdicts';
import { GUESSED } from '../../lib/anatomy/types';
import type { CheckReport } from '../../lib/check';
import type { Explained } from '../../lib/check/worker-messages';
import type { Desk, Trouble } from '../desk';
import { h } from '../dom';
import { MOST_MEGABYTES } from '../files';
import type { Texts } from '../texts';

const GLYPHS: Record<string, string> = { error: '✕', warning: '!', info: 'i', notMeasured: '?', pass: '✓', waived: '–' };
const PLACES_SHOWN = 3;

export function checkView(texts: Texts, desk: Desk): Node[] {
  const { standing } = desk;
  switch (standing.state) {
    case 'running':
      return [running(texts, desk, standing.name, standing.share)];
    case 'done':
      return [...report(texts, standing.name, standing.report, standing.explained), chooser(texts, desk, texts.t('files.addMore'))];
    case 'trouble':
      return [trouble(texts, standing.name, standing.trouble), chooser(texts, desk, texts.t('error.other'))];
    default:
      return [chooser(texts, desk, texts.t('empty.choose'))];
  }
}

function chooser({ t, own }: Texts, desk: Desk, label: string): Node {
  const input = h('input', { type: 'file', accept: '.docx', hidden: true, tabindex: '-1', 'aria-label': label });
  // A chosen file comes by an event of the browser's own; a script of the page can't reach this input.
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) void desk.takeFile(file);
  });
  return h(
    'div',
    { class: 'drop' },
    h('p', { class: 'dropText' }, t('empty.drop')),
    h('p', { class: 'soft' }, t('empty.or')),
    h('button', { type: 'button', class: 'primary', click: () => input.click() }, label),
    input,
    h('p', { class: 'soft' }, own('kinds')),
    h('p', { class: 'soft' }, t('empty.secret')),
  );
}

function running({ t }: Texts, desk: Desk, name: string, share: number | null): Node {
  return h(
    'div',
    { class: 'box', role: 'status' },
    h('p', { class: 'name' }, name),
    h('p', {}, share === null ? t('progress.reading') : t('progress.share', { percent: Math.round(share * 100) })),
    h('progress', { max: '1', value: share === null ? null : String(share), 'aria-label': t('progress.reading') }),
    h('button', { type: 'button', click: () => desk.clear() }, t('progress.cancel')),
  );
}

function troubleText({ t, own, pick }: Texts, one: Trouble): string {
  if (one.kind === 'line') return pick(one.line);
  if (one.kind === 'own') return own(one.code, { limit: MOST_MEGABYTES });
  return t(`error.${one.code}`, { status: one.status });
}

function trouble(texts: Texts, name: string | null, one: Trouble): Node {
  return h(
    'div',
    { class: 'box', role: 'alert', 'data-tone': 'failed' },
    h('h2', {}, texts.t('error.title')),
    name && h('p', { class: 'name' }, name),
    h('p', {}, troubleText(texts, one)),
  );
}

const badge = (standing: string, text: string): Node =>
  h('span', { class: 'badge', 'data-standing': standing }, h('span', { 'aria-hidden': 'true' }, GLYPHS[standing]), ` ${text}`);

function report(texts: Texts, name: string, found: CheckReport, explained: Explained | null): Node[] {
  const { t, language, pick } = texts;
  const items = itemsOf(found, []);
  const groups = grouped(items, componentOrder(found));
  const toLook = groups
    .map(({ component, items: all }) => ({ component, items: all.filter(({ standing }) => standing !== 'pass') }))
    .filter(({ items: all }) => all.length > 0);
  const passed = items.filter(({ standing }) => standing === 'pass');
  return [
    h(
      'section',
      { class: 'box', 'data-tone': toneOf(found, countStandings(items)), 'aria-label': t('headline.label') },
      h('p', { class: 'name' }, name),
      h('p', { class: 'tone', role: 'status' }, toneText(t, found, items)),
      h(
        'p',
        { class: 'counts' },
        headlineCounts(t, found, items).map(({ standing, text }) => badge(standing, text)),
      ),
      h(
        'p',
        { class: 'soft' },
        h('b', {}, explained?.ruleSet ? t('ruleset.applied', { norm: explained.ruleSet.norm }) : t('ruleset.none')),
        ` – ${pick(found.rulesetWhy)}`,
      ),
    ),
    ...toLook.map(({ component, items: all }) =>
      h(
        'section',
        {},
        h('h2', {}, componentText(language, component)),
        h(
          'ul',
          { class: 'verdicts' },
          all.map((one) => card(texts, one)),
        ),
      ),
    ),
    passed.length > 0 &&
      h(
        'details',
        {},
        h('summary', {}, t('headline.pass', { n: passed.length })),
        h(
          'ul',
          { class: 'verdicts' },
          passed.map((one) => card(texts, one)),
        ),
      ),
  ].filter((one): one is HTMLElement => one instanceof HTMLElement);
}

function card(texts: Texts, { verdict, standing, index }: Item): Node {
  const { t, pick } = texts;
  const lines = standing === 'pass' ? [] : verdictLines(texts, verdict);
  const places = verdict.where.slice(0, PLACES_SHOWN).map((place) => placeText(t, verdict.component, place));
  const more = verdict.where.length - PLACES_SHOWN;
  return h(
    'li',
    { class: 'verdict', 'data-verdict': String(index), 'data-standing': standing },
    h('p', {}, badge(standing, t(`verdict.outcome.${standing}`)), ' ', h('b', {}, pick(verdict.message))),
    lines.length > 0 &&
      h(
        'dl',
        {},
        lines.flatMap(({ label, text }) => [h('dt', {}, label), h('dd', {}, text)]),
      ),
    verdict.outcome === 'fail' && verdict.confidence < GUESSED && h('p', { class: 'soft' }, t('verdict.guessed')),
    h(
      'p',
      { class: 'soft' },
      `${t('verdict.basis')}: ${t('verdict.clause', { norm: verdict.citation.norm, clause: verdict.citation.clause })}`,
    ),
    standing !== 'pass' &&
      places.length > 0 &&
      h(
        'p',
        { class: 'soft' },
        `${t('verdict.places')}: ${places.join('; ')}${more > 0 ? ` ${t('verdict.morePlaces', { n: more })}` : ''}`,
      ),
  );
}
