import { today } from '../../components/state/today';
import { dueWords, obligationLabel } from '../../components/work/shared/words';
import { createCalendar } from '../../lib/calendar';
import { agendaGroup, DUTIES, endOfWeekAhead, openDuties, periodOf } from '../../lib/filing';
import {
  addOwnObligation,
  type Change,
  commit,
  dutiesDone,
  merge,
  officeRules,
  openDatabase,
  openObligations,
  parseBackup,
  readAll,
  SecretRowError,
  type StoreDatabase,
  tick,
  tickDuty,
  writeBackup,
} from '../../lib/store';
import { h } from '../dom';
import type { Texts } from '../texts';

/** Kept where the page keeps its own: the name tells it from anything of the page's, and from the extension's. */
const DATABASE = 'van-thu-userscript';
const AUTHOR = { actor: 'userscript', label: 'userscript' };

let opened: StoreDatabase | null = null;
const store = (): StoreDatabase => {
  opened ??= openDatabase(DATABASE);
  return opened;
};

/** Today's checklist. Nothing is opened, and so nothing made, before the clerk comes here. */
export async function todayView(texts: Texts, redraw: (said?: string) => void, said: string): Promise<Node[]> {
  const { t, own } = texts;
  const day = today();
  try {
    const database = store();
    const all = await openObligations(database, null);
    const week = endOfWeekAhead(day);
    const soon = all.filter(({ due }) => due <= week);
    const daily = DUTIES.filter((duty) => duty.cadence === 'daily');
    const done = await dutiesDone(
      database,
      daily.map(({ id }) => ({ duty: id, period: periodOf('daily', day) })),
    );
    const { isWorking } = createCalendar((await officeRules(database)).calendar);
    const duties = openDuties(daily, done, day, isWorking);
    const act = (changes: Change[]) => void change(database, changes).then((fault) => redraw(fault ? own(fault) : ''));
    const row = (label: string, note: string, standing: string, changes: () => Change[]) =>
      h(
        'li',
        { class: 'due', 'data-standing': standing },
        h('button', { type: 'button', class: 'tick', 'aria-label': own('tick', { label }), click: () => act(changes()) }, '✓'),
        h('div', {}, h('p', {}, label), note && h('p', { class: 'soft' }, note)),
      );
    return [
      h('p', { role: 'status', class: 'held' }, said),
      soon.length === 0 && h('p', { class: 'soft' }, t('today.nothing')),
      h(
        'ul',
        { class: 'lines' },
        soon.map((one) => {
          const group = agendaGroup(one.due, day);
          const standing = group === 'overdue' ? 'error' : group === 'today' ? 'warning' : 'info';
          const note = [one.about, dueWords(t, texts.language, one.due, day), one.basis].filter(Boolean).join(' · ');
          return row(obligationLabel(texts.pick, one), note, standing, () => tick(one, day));
        }),
      ),
      all.length > soon.length && h('p', { class: 'soft' }, own('laterToo', { n: all.length - soon.length })),
      adding(texts, (label, due) => act([addOwnObligation({ label, about: '', due, role: null }, day)]), redraw),
      duties.length > 0 &&
        h(
          'details',
          {},
          h('summary', {}, t('today.duties', { n: duties.length })),
          h(
            'ul',
            { class: 'lines' },
            duties.map(({ duty, period }) => row(texts.pick(duty.label), '', 'pass', () => [tickDuty(duty.id, period, null)])),
          ),
        ),
      ...backup(texts, database, redraw),
    ].filter((one): one is HTMLElement => one instanceof HTMLElement);
  } catch {
    return [h('p', { role: 'alert' }, own('storeFailed'))];
  }
}

async function change(database: StoreDatabase, changes: Change[]): Promise<'secretWork' | 'storeFailed' | null> {
  try {
    await commit(database, AUTHOR, changes);
    return null;
  } catch (error) {
    return error instanceof SecretRowError ? 'secretWork' : 'storeFailed';
  }
}

function adding({ own }: Texts, add: (label: string, due: string) => void, redraw: (said?: string) => void): Node {
  const what = h('input', { type: 'text', maxlength: '300' });
  const due = h('input', { type: 'date' });
  const submit = (event: Event) => {
    event.preventDefault();
    const label = what.value.trim();
    if (label && due.value) add(label, due.value);
    else redraw(own('needBoth'));
  };
  return h(
    'form',
    { class: 'box', submit },
    h('h2', {}, own('addWork')),
    h('label', {}, own('what'), what),
    h('label', {}, own('due'), due),
    h('button', { type: 'submit' }, own('add')),
  );
}

const BACKUP_NAME = 'van-thu-sao-luu';

function backup({ own }: Texts, database: StoreDatabase, redraw: (said?: string) => void): Node[] {
  const save = async () => {
    const bytes = await writeBackup(await readAll(database));
    const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
    h('a', { href: url, download: `${BACKUP_NAME}-${today()}.json.gz` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  const input = h('input', { type: 'file', hidden: true, tabindex: '-1', 'aria-label': own('openBackup') });
  input.addEventListener('change', async () => {
    const [file] = input.files ?? [];
    if (!file) return;
    try {
      await merge(database, await parseBackup(new Uint8Array(await file.arrayBuffer())), AUTHOR);
      redraw(own('merged'));
    } catch {
      redraw(own('badBackup'));
    }
  });
  return [
    h('p', { class: 'soft' }, own('where')),
    h(
      'p',
      { class: 'counts' },
      h('button', { type: 'button', click: () => void save() }, own('saveBackup')),
      h('button', { type: 'button', click: () => input.click() }, own('openBackup')),
      input,
    ),
  ];
}
