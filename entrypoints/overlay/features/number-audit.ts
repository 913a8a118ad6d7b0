import { type AuditFinding, auditSteps, type HostRecognition, type HostRow, inSlices, rowsFromHost } from '../../../lib/host';
import type { Feature, Overlay, RunningFeature } from '../feature';
import { h } from '../layer';

const SHOWN = 60;

/** What does not add up in the numbers of a list. */
export const numberAudit: Feature = {
  id: 'number-audit',
  start(overlay): RunningFeature {
    let latest: HostRecognition | null = null;
    return {
      async show(recognition) {
        latest = recognition;
        const rows = recognition?.kind === 'list' ? recognition.rows : [];
        const audit = async () => inSlices(auditSteps(rowsFromHost(ours(recognition!, rows))), overlay.signal);
        const ended = (error: unknown) => {
          if (overlay.signal.aborted) return null;
          throw error;
        };
        const found = rows.length > 1 ? await audit().catch(ended) : [];
        // Overtaken by a newer reading, or ended.
        if (!found || latest !== recognition) return;
        overlay.layer.setSection(numberAudit.id, found.length > 0 ? section(overlay, rows, found) : null);
      },
    };
  },
};

/** Numbers on incoming documents are other bodies': of those only the register's own row of arrival numbers is counted. */
const ours = (recognition: HostRecognition, rows: readonly HostRow[]): HostRow[] =>
  recognition.direction === 'incoming' ? rows.map((row) => ({ ...row, referenceNumber: null })) : [...rows];

/** No fault: shown, not counted as one. */
const MILD = new Set<AuditFinding['kind']>(['unnumbered']);
const GRAVE = new Set<AuditFinding['kind']>(['duplicate', 'wrongSymbol', 'malformed']);

function section(overlay: Overlay, rows: readonly HostRow[], found: readonly AuditFinding[]) {
  const { t, layer } = overlay;
  const line = (one: AuditFinding) => {
    const from = one.from ?? 0;
    const to = one.to ?? from;
    const text = t(`overlay.audit.${one.kind}`, {
      n: to - from + 1,
      numbers: from === to ? String(from) : `${from}–${to}`,
      actual: one.actual ?? '',
      expected: one.expected?.join(', ') ?? '',
    });
    const jump = () => {
      const place = rows[one.rows.at(-1) ?? -1]?._element;
      if (place) layer.pointAt(place);
    };
    return h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: 'line',
          'data-look': GRAVE.has(one.kind) ? 'error' : MILD.has(one.kind) ? 'info' : 'warning',
          title: t('overlay.audit.jump'),
          click: jump,
        },
        h('span', { class: 'words' }, one.series ? `${text} (${seriesName(one.series, t)})` : text),
      ),
    );
  };
  return {
    look: found.some(({ kind }) => GRAVE.has(kind))
      ? ('error' as const)
      : found.every(({ kind }) => MILD.has(kind))
        ? ('neutral' as const)
        : ('warning' as const),
    summary: t('overlay.audit.summary', { n: found.length }),
    body: () => [
      h('h2', {}, t('overlay.audit.title')),
      h('p', { class: 'soft' }, t('overlay.audit.onlyShown')),
      h('ul', {}, ...found.slice(0, SHOWN).map(line)),
      ...(found.length > SHOWN ? [h('p', { class: 'soft' }, t('overlay.audit.more', { n: found.length - SHOWN }))] : []),
    ],
  };
}

/** "party CV/TU 2025-10-05" → "CV/TU"; the arrival register by its name. */
function seriesName(series: string, t: Overlay['t']): string {
  const [system, name = '', since = ''] = series.split(' ');
  if (system === 'arrival' || system === 'departure') return [t(`overlay.audit.${system}`), ...series.split(' ').slice(1)].join(' ');
  return [name.replace(/^\//, ''), system === 'state' ? since : ''].filter(Boolean).join(', ');
}
