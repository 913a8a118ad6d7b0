import { controlsIn, controlValue } from './dom/control';
import { buttonTexts, chromeIn, mentions, openModals, speaksOf, titlesIn } from './dom/scope';
import { valueText } from './dom/text';
import { type Visible, visibility } from './dom/visibility';
import { isOutdated, matchProfile, matchScreen, profileLabels } from './profile';
import { builtInProfiles } from './profiles/index';
import { attachmentsOf } from './read/announced';
import { readCards, readEntries, readLines } from './read/cards';
import { fieldsFrom, hostField } from './read/fields';
import { findGrids } from './read/findGrids';
import type { Grid, GridContext } from './read/grids';
import { fieldsFromHeadings } from './read/headings';
import { type Pair, type PairContext, pairSteps, readPairs } from './read/pairs';
import { type ReadList, readGrid } from './read/rows';
import { bearsMark, isMarked } from './read/secrecy';
import { finish } from './steps';
import { valueFor } from './text/grammar';
import { clean, labelKey } from './text/normalise';
import { fieldNames, labelIndex, words } from './text/vocabulary';
import type {
  Direction,
  FieldName,
  FieldRule,
  HostField,
  HostRecognition,
  HostRow,
  PageKind,
  ProfileScreen,
  RecogniseOptions,
  SiteProfile,
} from './types';

const documentFields: readonly FieldName[] = [
  'referenceNumber',
  'subject',
  'arrivalNumber',
  'departureNumber',
  'documentDate',
  'arrivalDate',
  'issuer',
  'documentType',
];

const identifying: readonly FieldName[] = ['referenceNumber', 'subject', 'arrivalNumber', 'departureNumber'];

/** Fields that any request or task has as well. */
const general: readonly FieldName[] = ['note', 'recipients', 'status', 'instruction', 'topic', 'ordinal'];

/** What was read, with what a later reading can build on. */
export interface Reading {
  recognition: HostRecognition;
  lists: ReadList[];
  direction?: Direction;
  screen?: ProfileScreen;
  /** How the region was read; its `visible` holds for that one pass. */
  ctx?: GridContext;
}

/**
 * What a page says about documents, as a reader sees it: only what is visible, only what is labelled or plainly typed;
 * what is absent is left out. Reads, never writes.
 */
export function recognise(page: Document | Element, url: string, options: RecogniseOptions = {}): HostRecognition {
  return finish(readSteps(page, url, options)).recognition;
}

/** The same, in steps between which the page may go on. */
export function* readSteps(page: Document | Element, url: string, options: RecogniseOptions = {}): Generator<void, Reading> {
  const doc = page.nodeType === 9 ? (page as Document) : page.ownerDocument!;
  const root = page.nodeType === 9 ? doc.body : (page as Element);
  const profile = chooseProfile(doc, url, options);
  let best: Reading = {
    recognition: {
      kind: 'unknown',
      system: profile?.id ?? 'generic',
      confidence: 0,
      fields: {},
      rows: [],
      attachments: [],
      reason: 'nothingFound',
    },
    lists: [],
  };
  if (!root) return best;
  const visible = visibility(doc, options.isVisible);
  const modals = yield* openModals(root, visible);
  for (const region of [...modals, root]) {
    const found = yield* readCurrent(region, root, visible, profile);
    if (found.recognition.kind !== 'unknown') return found;
    if (found.recognition.reason !== 'nothingFound') best = found;
  }
  if (options.frames !== false) {
    for (const frame of root.querySelectorAll('iframe, frame')) {
      const inner = frameDocument(frame);
      if (!inner?.body || !visible(frame)) continue;
      const found = yield* readSteps(inner, url, options);
      if (found.recognition.kind !== 'unknown') return found;
    }
  }
  for (const part of yield* shadowParts(root, visible)) {
    const found = yield* readCurrent(part, part, visible, profile);
    if (found.recognition.kind !== 'unknown') return found;
  }
  return best;
}

/** What components draw in open shadow trees, the outer ones first. Closed ones are nobody's but their own. */
function* shadowParts(root: Element, visible: Visible): Generator<void, Element[]> {
  const out: Element[] = [];
  const work: ParentNode[] = [root];
  for (let at = work.shift(); at && out.length < 200; at = work.shift()) {
    for (const [n, el] of [...at.querySelectorAll('*')].entries()) {
      if (n % 500 === 499) yield;
      if (!el.shadowRoot || !visible(el)) continue;
      work.push(el.shadowRoot);
      out.push(...[...el.shadowRoot.children].filter((c) => !/^(?:STYLE|LINK|SCRIPT|SLOT|TEMPLATE)$/.test(c.tagName)));
    }
  }
  return out;
}

function frameDocument(frame: Element): Document | null {
  try {
    return (frame as HTMLIFrameElement).contentDocument;
  } catch {
    return null;
  }
}

export function chooseProfile(doc: Document, url: string, options: RecogniseOptions): SiteProfile | undefined {
  if (options.profile === 'none') return undefined;
  if (options.profile && options.profile !== 'all') return options.profile;
  return [...(options.extraProfiles ?? []), ...builtInProfiles].find((p) => matchProfile(p, doc, url));
}

/** By the profile while its places are there; once they are gone, as if no system were known, and it is said. */
function* readCurrent(region: Element, root: Element, visible: Visible, profile: SiteProfile | undefined): Generator<void, Reading> {
  const found = yield* readRegion(region, root, visible, profile);
  if (!profile || !found.screen || found.recognition.secrecyStop) return found;
  const anew = isOutdated(found.screen, region, Number.MAX_SAFE_INTEGER) ? yield* readRegion(region, root, visible, undefined) : null;
  if (!anew || anew.recognition.kind === 'unknown' || !isOutdated(found.screen, region, anew.recognition.rows.length)) return found;
  return { ...anew, recognition: { ...anew.recognition, system: profile.id, reason: anew.recognition.reason ?? 'profileOutdated' } };
}

function* readRegion(region: Element, root: Element, visible: Visible, profile: SiteProfile | undefined): Generator<void, Reading> {
  const doc = region.ownerDocument;
  const local = yield* titlesIn(region, visible);
  const around = region === root ? local : yield* titlesIn(root, visible);
  const titles = [...local, doc.title].filter(Boolean);
  const screen = profile ? matchScreen(profile, [...titles, ...around], region) : undefined;
  const scope = (screen?.scope && region.querySelector(screen.scope)) || region;
  const labels = labelIndex(profileLabels(profile, screen));
  const direction = screen?.direction ?? directionOf(titles, around);
  const gridCtx = { root: scope, visible, labels };
  const one = speaksOf(titles.slice(0, 3), 'detail') + speaksOf(titles.slice(0, 3), 'form') > 0;
  // A column of labels beside a column of values looks like a list of one; the title knows better.
  const grids = (yield* findGrids(gridCtx)).filter((g) => !(g.blocks && g.rows.length === 1 && one));
  const lists: ReadList[] = [];
  for (const g of grids) {
    const list = yield* readGrid(g, direction, gridCtx);
    if (list) lists.push(list);
  }
  yield;
  const chrome = yield* chromeIn(scope);
  const parts = new Set<Element>();
  for (const g of grids)
    if (lists.some((l) => l.grid === g) || !tellsByLabels(g, gridCtx)) for (const p of skippedParts(g, visible)) parts.add(p);
  const ctx: PairContext = { root: scope, visible, labels, skip: (el) => chrome.has(el) || parts.has(el) };
  yield;
  const buttons = yield* buttonTexts(scope, visible);
  const pairs = withoutSearch(yield* pairSteps(ctx), buttons, scope);

  yield;
  const system = profile?.id ?? 'generic';
  const base = { system, ...(direction ? { direction } : {}), ...(screen ? { screen: screen.id } : {}) };
  const fields = fieldsFrom(pairs, direction);
  fieldsFromHeadings(scope, fields, visible, labels, ctx.skip);
  if (screen) applyRules(screen.fields, scope, fields, visible);

  const rows = listRows(lists, screen, visible);
  const ofDocuments = direction !== undefined || mentions(titles, 'documents');
  const cards = rows.length
    ? null
    : (readCards(pairs, direction, ctx) ??
      (Object.keys(fields).length < 3 ? (readLines(ctx) ?? (ofDocuments ? readEntries(ctx) : null)) : null));
  // A heading promises a screen; without a single field of it the page itself decides.
  const promised = screen?.kind === 'list' || Object.keys(fields).length > 0 ? screen?.kind : undefined;
  const kind = promised ?? kindOf({ fields, pairs, lists, rows, cards, titles, buttons });
  const answer = (recognition: HostRecognition): Reading => ({
    recognition,
    lists,
    ctx: gridCtx,
    ...(direction ? { direction } : {}),
    ...(screen ? { screen } : {}),
  });
  if (kind === 'unknown') {
    const something = Object.keys(fields).length > 0 || lists.length > 0;
    return answer({
      ...base,
      kind,
      confidence: 0,
      fields: {},
      rows: [],
      attachments: [],
      reason: something ? 'noDocumentFields' : 'nothingFound',
    });
  }
  if (kind === 'list') {
    const all = rows.length ? rows : (cards ?? []);
    return answer({
      ...base,
      kind,
      confidence: listConfidence(lists, all),
      fields: {},
      rows: all,
      attachments: [],
      ...(all.length ? {} : { reason: 'listWithoutRows' as const }),
    });
  }
  const attachments = attachmentsOf(pairs, scope, ctx, grids);
  if (pageBearsMark(pairs, fields, attachments))
    return answer({ ...base, kind, confidence: 1, fields: {}, rows: [], attachments: [], secrecyStop: true });
  const values = Object.values(fields).filter((f) => f.value !== null);
  const confidence = values.reduce((n, f) => n + f.confidence, 0) / Math.max(values.length, 1);
  return answer({ ...base, kind, confidence: Math.round(confidence * 100) / 100, fields, rows: [], attachments });
}

/** Incoming or outgoing, by the nearest title that says so. */
function directionOf(titles: readonly string[], around: readonly string[]): Direction | undefined {
  for (const list of [titles, around]) {
    const inn = mentions(list, 'incoming');
    const out = mentions(list, 'outgoing');
    if (inn !== out) return inn ? 'incoming' : 'outgoing';
  }
  return undefined;
}

/** Rows under a header that says nothing, each with labels and values: cards in a table. A history repeats labels too, under names of its own. */
function tellsByLabels(grid: Grid, ctx: GridContext): boolean {
  if (grid.rows.length < 2 || grid.columns.some((c) => c.match)) return false;
  return grid.rows.slice(0, 2).every((row) => {
    const pairs = readPairs({ ...ctx, root: row, skip: () => false }).filter((p) => p.values.length);
    return new Set(pairs.flatMap((p) => p.match.meanings[0]?.field ?? [])).size >= 3;
  });
}

/** Parts of a grid that are not read as labels and values. */
function skippedParts(grid: Grid, visible: Visible): Element[] {
  const laidOut = grid.rows.some((r) => r.querySelector('table') && controlsIn(r, visible).length > 2);
  if (laidOut) return [grid.header];
  const measures = grid.parts.flatMap((p) => [...p.querySelectorAll('tr[aria-hidden=true]')]);
  return [grid.header, ...grid.rows, ...(grid.also ?? []).flat(), ...measures];
}

/** A search box over a list names the same fields as a form; its boxes are questions, not values. */
function withoutSearch(pairs: Pair[], buttons: { element: Element; key: string }[], scope: Element): Pair[] {
  const search = new Set(words.search.map(labelKey));
  const save = new Set(words.save.map(labelKey));
  const zones: Element[] = [];
  for (const b of buttons) {
    if (!search.has(b.key) && ![...search].some((s) => b.key.startsWith(`${s} `))) continue;
    let zone: Element | null = b.element.closest('form, fieldset, [role=search]');
    if (!zone) {
      zone = b.element;
      for (let i = 0; i < 4 && zone && zone !== scope && zone.querySelectorAll('input, select').length < 2; i++) zone = zone.parentElement;
    }
    if (zone && zone !== scope && !buttons.some((o) => save.has(o.key) && zone.contains(o.element))) zones.push(zone);
  }
  if (!zones.length) return pairs;
  return pairs.filter((p) => {
    const zone = zones.find((z) => z.contains(p.labelElement));
    if (!zone) return true;
    return pairs.some(
      (o) => zone.contains(o.labelElement) && o.match.meanings.some((m) => m.field === 'subject') && (o.values[0]?.text.length ?? 0) >= 20,
    );
  });
}

interface Evidence {
  fields: Record<string, HostField>;
  pairs: readonly Pair[];
  lists: readonly ReadList[];
  rows: readonly HostRow[];
  cards: readonly HostRow[] | null;
  titles: readonly string[];
  buttons: readonly { key: string }[];
}

function kindOf(e: Evidence): PageKind {
  const valued = (fieldNames as string[]).filter((f) => e.fields[f] && e.fields[f].value !== null);
  const placed = (fieldNames as string[]).filter((f) => e.fields[f]);
  const valuedCore = documentFields.filter((f) => valued.includes(f));
  const placedCore = documentFields.filter((f) => placed.includes(f));
  // Parcels and bookings have senders and dates too: a document has a number or says what it is about.
  const ofDocument = identifying.some((f) => placed.includes(f));
  const telling = valued.filter((f) => !general.includes(f as FieldName)).length;
  const isOne =
    ofDocument &&
    ((valuedCore.length >= 1 && valued.length >= 3 && telling >= 2) || (placedCore.length >= 2 && placed.length >= 4 && hasSave(e)));
  if (e.cards && e.cards.length >= 2 && !hasSave(e)) return 'list';
  if (e.lists.length) {
    const strong = valuedCore.length >= 3 && (e.fields.subject?.value || e.fields.referenceNumber?.value);
    const form = placedCore.length >= 3 && hasSave(e) && speaksOf(e.titles, 'form') > 0;
    if (!(strong && (e.rows.length < 3 || valued.length >= 5)) && !(form && e.rows.length === 0)) return 'list';
  }
  if (!isOne) return 'unknown';
  return detailOrForm(e);
}

const saveKeys = words.save.map(labelKey);
const otherSaves = words.notSave.map(labelKey);
const hasSave = (e: Evidence): boolean =>
  e.buttons.some((b) => saveKeys.some((k) => b.key === k || b.key.startsWith(`${k} `)) && !otherSaves.some((k) => b.key.startsWith(k)));

function detailOrForm(e: Evidence): PageKind {
  const named = e.pairs.filter((p) => p.match.meanings.length > 0);
  const values = named.flatMap((p) => p.values);
  const editable = values.filter((v) => v.editable).length;
  if (editable === 0) return 'detail';
  let form = 0;
  // The nearest title that names the kind of screen decides between the two.
  const title = e.titles.find((t) => speaksOf([t], 'detail') || speaksOf([t], 'form'));
  if (title) form += speaksOf([title], 'form') ? 2 : -2;
  if (hasSave(e)) form += 2;
  form += editable >= 3 ? 1 : 0;
  form += editable * 2 >= values.length ? 1 : -1;
  return form > 0 ? 'form' : 'detail';
}

/** Every place labelled as the level counts, not only the one that was chosen. */
function pageBearsMark(pairs: readonly Pair[], fields: Record<string, HostField>, files: readonly { name: string }[]): boolean {
  if (bearsMark({ secrecyLevel: fields.secrecyLevel?.value, subject: fields.subject?.value, note: fields.note?.value }, files)) return true;
  return pairs.some((p) =>
    p.match.meanings.some((m) => m.field === 'secrecyLevel' && p.values.some((v) => isMarked(valueFor('secrecyLevel', v.text, m)))),
  );
}

/** The rows of the main list, with what the profile says of them. */
export function listRows(lists: readonly ReadList[], screen: ProfileScreen | undefined, visible: Visible): HostRow[] {
  // Groups of one list share their columns; a second list of another make-up is not this screen's.
  const main = [...lists].sort((a, b) => b.rows.length * b.fields.length - a.rows.length * a.fields.length)[0];
  if (!main) return [];
  const rows = lists.filter((l) => overlap(l.fields, main.fields) >= 0.6).flatMap((l) => l.rows);
  const rules = screen?.list;
  if (!rules?.fields) return rows;
  for (const row of rows) {
    if (row.secrecyStop || !row._element?.matches(rules.row)) continue;
    const own: Record<string, HostField> = {};
    applyRules(rules.fields, row._element, own, visible);
    for (const [name, f] of Object.entries(own)) {
      const field = name as FieldName;
      if (f.value === null) continue;
      row[field] = f.value;
      if (f.element) row._cells![field] = f.element;
    }
    for (const [name, rule] of Object.entries(rules.fields)) if (rule.absent) row[name as FieldName] = null;
    if (bearsMark(row as Record<string, string>, []))
      for (const k of Object.keys(row) as (keyof HostRow)[]) if (k !== '_element') delete row[k];
    if (!('secrecyLevel' in row)) row.secrecyStop = true;
  }
  return rows;
}

const overlap = (a: readonly string[], b: readonly string[]): number =>
  a.filter((x) => b.includes(x)).length / Math.max(a.length, b.length, 1);

/** What a profile says outright goes before what was found by labels. */
function applyRules(
  rules: Record<string, FieldRule> | undefined,
  scope: Element,
  fields: Record<string, HostField>,
  visible: Visible,
): void {
  for (const [name, rule] of Object.entries(rules ?? {})) {
    if (rule.absent) {
      delete fields[name];
      continue;
    }
    if (!rule.selector && !rule.attribute) continue;
    const el = rule.selector ? [...scope.querySelectorAll(rule.selector)].find((e) => visible(e)) : scope;
    if (!el) continue;
    const text = rule.attribute ? clean(el.getAttribute(rule.attribute) ?? '') : ruleText(el, visible);
    const field = name as FieldName;
    const value = fieldNames.includes(field) ? valueFor(field, text) : text || null;
    if (value !== null || !fields[name]) fields[name] = hostField(value, el, 1);
  }
}

function ruleText(el: Element, visible: Visible): string {
  const control = controlsIn(el, visible)[0];
  return control ? controlValue(control, visible).text : valueText(el, visible).text;
}

function listConfidence(lists: readonly ReadList[], rows: readonly HostRow[]): number {
  const columns = Math.max(0, ...lists.map((l) => l.fields.length));
  return Math.round(Math.min(1, 0.4 + 0.08 * columns + (rows.length ? 0.2 : 0)) * 100) / 100;
}
