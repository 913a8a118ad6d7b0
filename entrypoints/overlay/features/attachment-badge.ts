import * as z from 'zod/mini';
import type { HostAttachment, HostRecognition } from '../../../lib/host';
import { type AttachmentState, attachmentStateSchema, checkAnswerSchema, type PageAttachment } from '../../../lib/messages';
import { digest, type Feature, type Overlay, type RunningFeature } from '../feature';
import type { Look, Mark } from '../layer';

const MOST = 500;
const CHECKED = /\.(?:docx?|pdf)$/i;

interface Found {
  one: PageAttachment;
  anchor: Element;
}

/** Beside each attachment what its last check said; a click checks it. */
export const attachmentBadge: Feature = {
  id: 'attachment-badge',
  start(overlay): RunningFeature {
    let found: Found[] = [];
    let turn = 0;
    const draw = async () => {
      const mine = ++turn;
      const states =
        found.length === 0
          ? []
          : await overlay.ask({ type: 'overlay.states', attachments: found.map(({ one }) => one) }, z.array(attachmentStateSchema));
      if (mine !== turn || overlay.signal.aborted) return;
      const seen = new Map<string, number>();
      overlay.layer.setMarks(
        attachmentBadge.id,
        (states ?? []).map((state, at) => {
          const { one, anchor } = found[at]!;
          const name = `${one.about} ${one.name} ${one.link ?? ''} ${one.chosen?.field ?? ''}`;
          const nth = seen.get(name) ?? 0;
          seen.set(name, nth + 1);
          return markFor(overlay, one, anchor, state, `${name} ${nth}`);
        }),
      );
    };
    return {
      show(recognition) {
        found = recognition ? [...attachmentsOn(recognition), ...filesChosen(recognition)].slice(0, MOST) : [];
        return draw();
      },
      refresh: draw,
    };
  },
};

/** In a list each row is a document; otherwise the page is one. Rows held back for secrecy hold no attachments. */
function attachmentsOn(recognition: HostRecognition): Found[] {
  if (recognition.kind !== 'list') {
    const about = aboutOf((field) => recognition.fields[field]?.value);
    return recognition.attachments.flatMap((file) => foundAt(file, about));
  }
  return recognition.rows.flatMap((row) => {
    if (row.secrecyStop || !row.attachments?.length) return [];
    const about = aboutOf((field) => row[field]);
    return row.attachments.flatMap((file) => foundAt(file, about));
  });
}

const aboutOf = (value: (field: 'referenceNumber' | 'subject' | 'identifier') => string | null | undefined): string =>
  digest([value('referenceNumber'), value('subject'), value('identifier')].map((one) => one ?? '').join('\n'));

function foundAt(file: HostAttachment, about: string): Found[] {
  const { element, name, href } = file;
  if (!element) return [];
  let link: string | null = null;
  if (href && !/^\s*(?:javascript:|#|$)/i.test(href)) {
    try {
      const url = new URL(href, document.baseURI);
      if (/^https?:$/.test(url.protocol)) link = url.href;
    } catch {
      // No address: only the page's script opens it.
    }
  }
  if (/\.\w{2,5}$/.test(name) && !CHECKED.test(name)) return [];
  return [{ one: { name: name.slice(0, 400), link: link && link.length <= 8192 ? link : null, about, chosen: null }, anchor: element }];
}

function filesChosen(recognition: HostRecognition): Found[] {
  if (recognition.kind !== 'form') return [];
  return [...document.querySelectorAll<HTMLInputElement>('input[type=file]')].flatMap((input, field) =>
    [...(input.files ?? [])].flatMap((file, index) =>
      CHECKED.test(file.name)
        ? [
            {
              one: {
                name: file.name.slice(0, 400),
                link: null,
                about: '',
                chosen: { field, file: index, stamp: `${file.size}:${file.lastModified}` },
              },
              anchor: input,
            },
          ]
        : [],
    ),
  );
}

const LOOKS: Record<AttachmentState['state'], { look: Look; glyph: string }> = {
  unchecked: { look: 'neutral', glyph: '?' },
  clean: { look: 'pass', glyph: '✓' },
  failed: { look: 'error', glyph: '✕' },
  warned: { look: 'warning', glyph: '!' },
  open: { look: 'info', glyph: '…' },
  changed: { look: 'warning', glyph: '↻' },
};

function markFor(overlay: Overlay, one: PageAttachment, anchor: Element, state: AttachmentState, key: string): Mark {
  const { t, layer } = overlay;
  const text = `${t(`overlay.badge.${state.state}`, { n: state.count })}${state.renewed && state.state !== 'changed' ? ` · ${t('overlay.badge.renewed')}` : ''}`;
  const at = state.checkedAt === null ? '' : new Intl.DateTimeFormat(overlay.language, { timeStyle: 'short' }).format(state.checkedAt);
  const check = async () => {
    const answer = await overlay.ask({ type: 'overlay.check', attachment: one }, checkAnswerSchema);
    if (!answer?.taken) layer.note(t(answer?.reason === 'otherSite' ? 'overlay.badge.otherSite' : 'overlay.badge.notTaken'), 'warning');
    else if (!answer.panel) layer.note(t('overlay.badge.openPanel'), 'info');
  };
  return {
    key,
    anchor,
    place: 'after',
    ...LOOKS[state.state],
    text,
    title: `${at ? `${t('overlay.badge.checkedAt', { time: at })} ` : ''}${t(state.state === 'unchecked' ? 'overlay.badge.check' : 'overlay.badge.again')}`,
    onClick: () => void check(),
  };
}
