import { documentsOn } from '../../../components/overlay/page-documents';
import { checkAnswerSchema, type FiledAnswer, filedAnswerSchema, type PageDocument } from '../../../lib/messages';
import type { Feature, Overlay, RunningFeature } from '../feature';
import { h } from '../layer';

const MOST = 500;

/** Which documents of the page no dossier holds yet, and a way to put them into one: a row, or the whole list. */
export const filing: Feature = {
  id: 'filing',
  start(overlay): RunningFeature {
    let found: ReturnType<typeof documentsOn> = [];
    let asked = 0;
    const draw = async () => {
      const mine = ++asked;
      const states = found.length > 0 ? await statesOf(overlay, found) : null;
      // A newer reading has asked since.
      if (mine === asked && !overlay.signal.aborted) show(overlay, found, states);
    };
    return {
      show(recognition) {
        found = recognition ? documentsOn(recognition).slice(0, MOST) : [];
        return draw();
      },
      refresh: draw,
    };
  },
};

function statesOf({ ask }: Overlay, found: ReturnType<typeof documentsOn>): Promise<FiledAnswer | null> {
  const documents = found.map(({ document: { referenceNumber, date, direction, issuer } }) => ({
    referenceNumber,
    date,
    direction,
    issuer,
  }));
  return ask({ type: 'overlay.filed', documents }, filedAnswerSchema);
}

function show(overlay: Overlay, found: ReturnType<typeof documentsOn>, states: FiledAnswer): void {
  const { layer, t } = overlay;
  const waiting = states ? found.filter((_, at) => states[at] !== 'filed') : [];
  layer.setMarks(
    filing.id,
    waiting.flatMap(({ document, element }, at) =>
      element
        ? [
            {
              key: `${at} ${document.referenceNumber}`,
              anchor: element,
              place: 'rowStart' as const,
              look: 'neutral' as const,
              glyph: '▢',
              text: t('overlay.filing.unfiled'),
              title: t('overlay.filing.press'),
              onClick: () => void file(overlay, [document]),
            },
          ]
        : [],
    ),
  );
  const documents = waiting.map(({ document }) => document);
  layer.setSection(
    filing.id,
    documents.length === 0
      ? null
      : {
          look: 'neutral',
          summary: t('overlay.filing.summary', { n: documents.length }),
          body: () => [
            h('h2', {}, t('overlay.filing.title')),
            h('p', {}, t('overlay.filing.count', { n: documents.length, all: found.length })),
            h(
              'div',
              { class: 'row' },
              h(
                'button',
                { type: 'button', class: 'act primary', click: () => void file(overlay, documents) },
                t(documents.length === 1 ? 'overlay.filing.one' : 'overlay.filing.all', { n: documents.length }),
              ),
            ),
          ],
        },
  );
}

async function file({ ask, layer, t }: Overlay, documents: PageDocument[]): Promise<void> {
  const answer = await ask({ type: 'overlay.file', documents }, checkAnswerSchema);
  if (!answer?.taken) layer.note(t('overlay.badge.notTaken'), 'warning');
  else if (!answer.panel) layer.note(t('overlay.filing.openPanel'), 'info');
}
