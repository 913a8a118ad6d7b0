import { COMPARED, type Difference, differences, isoOf } from '../../../components/overlay/compare';
import { auditNumbers, type FieldName, fillField, type HostRecognition, rowsFromHost } from '../../../lib/host';
import { type DraftFacts, draftAnswerSchema } from '../../../lib/messages';
import type { Feature, Overlay, RunningFeature } from '../feature';
import { h, type Mark } from '../layer';

/** The form beside the draft: what differs stands at its field, to be copied or filled in on the clerk's word. */
export const formCheck: Feature = {
  id: 'form-check',
  start(overlay): RunningFeature {
    const { layer, t } = overlay;
    let form: HostRecognition | null = null;
    /** The clerk asked to compare with the draft checked last, whatever its name. */
    let latest = false;
    let turn = 0;

    const compareLast = () => {
      latest = true;
      void draw();
    };
    const draw = async () => {
      const mine = ++turn;
      const page = form;
      const answer = page ? await overlay.ask({ type: 'overlay.draft', names: namesOn(page), latest }, draftAnswerSchema) : null;
      if (mine !== turn || overlay.signal.aborted) return;
      const draft = answer?.draft ?? null;
      const values = Object.fromEntries(COMPARED.flatMap((field) => (page?.fields[field] ? [[field, page.fields[field].value]] : [])));
      const found = page && draft ? differences(values, draft) : [];
      layer.setMarks(
        formCheck.id,
        page ? [...found.flatMap((one) => differenceMark(overlay, page, one)), ...numberMarks(overlay, page)] : [],
      );
      if (!page || (!draft && !answer?.anyChecked)) layer.setSection(formCheck.id, null);
      else if (draft) layer.setSection(formCheck.id, compared(overlay, page, draft, found));
      else
        layer.setSection(formCheck.id, {
          look: 'neutral',
          summary: t('overlay.form.compare'),
          body: () => [
            h('h2', {}, t('overlay.form.title')),
            h('p', { class: 'soft' }, t('overlay.form.compareHelp')),
            h('button', { type: 'button', class: 'act', click: compareLast }, t('overlay.form.compareLast')),
          ],
        });
    };
    return {
      show(recognition) {
        form = recognition?.kind === 'form' ? recognition : null;
        if (!form) latest = false;
        return draw();
      },
      refresh: draw,
    };
  },
};

function namesOn(page: HostRecognition): string[] {
  const chosen = [...document.querySelectorAll<HTMLInputElement>('input[type=file]')].flatMap((input) =>
    [...(input.files ?? [])].map((file) => file.name),
  );
  return [...page.attachments.map(({ name }) => name), ...chosen].map((name) => name.slice(0, 400)).slice(0, 100);
}

function compared({ layer, t }: Overlay, page: HostRecognition, draft: DraftFacts, found: readonly Difference[]) {
  const lines = found.map((one) =>
    h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: 'line',
          'data-look': 'warning',
          click: () => page.fields[one.field]?.element && layer.pointAt(page.fields[one.field]!.element!),
        },
        h('span', { class: 'words' }, `${t(`overlay.field.${one.field}`)}: ${one.draft}`),
      ),
    ),
  );
  return {
    look: found.length > 0 ? ('warning' as const) : ('pass' as const),
    summary: found.length > 0 ? t('overlay.form.differences', { n: found.length }) : t('overlay.form.same'),
    body: () => [
      h('h2', {}, t('overlay.form.title')),
      h('p', { class: 'soft' }, t('overlay.form.with', { name: draft.name })),
      lines.length > 0 ? h('ul', {}, ...lines) : h('p', {}, t('overlay.form.same')),
    ],
  };
}

function differenceMark(overlay: Overlay, page: HostRecognition, one: Difference): Mark[] {
  const anchor = page.fields[one.field]?.element;
  if (!anchor) return [];
  const { layer, t } = overlay;
  const name = t(`overlay.field.${one.field}`);
  return [
    {
      key: `${one.field} ${one.draft}`,
      anchor,
      place: 'after',
      look: 'warning',
      glyph: '≠',
      text: t(one.page ? 'overlay.form.differs' : 'overlay.form.empty'),
      title: t('overlay.form.show'),
      onClick: () => layer.openCard(anchor, cardOf(overlay, anchor, one, name), name),
    },
  ];
}

function cardOf(overlay: Overlay, anchor: Element, one: Difference, name: string): Node[] {
  const { t, layer } = overlay;
  const said = h('p', { class: 'soft', role: 'status' });
  const copy = async () => {
    said.textContent = (await copied(one.draft)) ? t('overlay.form.copied') : t('overlay.form.notCopied');
  };
  const fill = h('button', { type: 'button', class: 'act primary', click: () => filled() }, t('overlay.form.fill'));
  const filled = () => {
    const box = anchor.matches('input') ? anchor : anchor.querySelector('input');
    const iso = one.field === 'documentDate' && box?.getAttribute('type') === 'date' ? isoOf(one.draft) : null;
    const result = fillField(anchor, iso ?? one.draft);
    if (!result.done) {
      said.textContent = t(`overlay.fill.${result.reason}`);
      return;
    }
    said.textContent = t('overlay.form.filled');
    const back = () => {
      result.undo();
      layer.closeCard();
    };
    fill.replaceWith(h('button', { type: 'button', class: 'act', click: back }, t('overlay.form.undo')));
  };
  return [
    h('h2', {}, name),
    h(
      'dl',
      {},
      h('dt', {}, t('overlay.form.onPage')),
      h('dd', {}, one.page ?? t('overlay.form.blank')),
      h('dt', {}, t('overlay.form.inDraft')),
      h('dd', {}, one.draft),
    ),
    h('div', { class: 'row' }, fill, h('button', { type: 'button', class: 'act', click: () => void copy() }, t('overlay.form.copy'))),
    said,
  ];
}

/** Pages without a safe origin have no clipboard of their own. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const write = (event: ClipboardEvent) => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener('copy', write, { capture: true, once: true });
    const done = document.execCommand('copy');
    document.removeEventListener('copy', write, { capture: true });
    return done;
  }
}

/** The number on the form against the rules of numbers and abbreviations. */
function numberMarks({ t }: Overlay, page: HostRecognition): Mark[] {
  const place = page.fields.referenceNumber;
  if (!place?.value || !place.element) return [];
  const row = Object.fromEntries(
    (['referenceNumber', 'documentType', 'documentDate'] as FieldName[]).map((field) => [field, page.fields[field]?.value ?? null]),
  );
  return auditNumbers(rowsFromHost([row])).flatMap((finding) =>
    finding.kind === 'malformed' || finding.kind === 'wrongSymbol'
      ? [
          {
            key: `number ${finding.kind}`,
            anchor: place.element!,
            place: 'after' as const,
            look: 'error' as const,
            glyph: '✕',
            text: t(`overlay.audit.${finding.kind}`, { actual: finding.actual ?? '', expected: finding.expected?.join(', ') ?? '' }),
            title: t('overlay.form.numberRule'),
          },
        ]
      : [],
  );
}
