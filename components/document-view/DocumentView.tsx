import { ChevronDown, ChevronUp, MoveHorizontal, ZoomIn, ZoomOut } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '../i18n';
import { StandingBadge } from '../panel/Standing';
import { componentText, placeText } from '../panel/texts';
import { useKeys } from '../panel/useKeys';
import { itemsOf } from '../panel/verdicts';
import { IconButton } from '../ui';
import { DocxFrame } from './DocxFrame';
import { itemsToSee, type Mark, marksOf } from './marks';
import { type Received, useDocument } from './useDocument';
import styles from './View.module.css';

const PdfPages = lazy(() => import('./PdfPages').then((module) => ({ default: module.PdfPages })));

/** A4 at 100 % with the air around it, in pixels. */
const PAGE_WIDTH = 830;
const ZOOMS = [0.4, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

export function DocumentView({ token }: { token: string }) {
  const { t } = useText();
  const { received, state, chosen, tell } = useDocument(token);
  useEffect(() => {
    document.title = t('view.title');
  }, [t]);
  if (!received || state !== 'shown')
    return (
      <main className={styles.message} role="status">
        <h1 className="visuallyHidden">{t('view.title')}</h1>
        {t(state === 'lost' ? 'view.lost' : state === 'closed' ? 'view.closed' : 'view.waiting')}
      </main>
    );
  return <Shown received={received} pointed={chosen} tell={tell} />;
}

interface ShownProps {
  received: Received;
  /** Verdict chosen in the panel. */
  pointed: { verdict: number; at: number } | null;
  tell: (verdict: number) => void;
}

function Shown({ received: { name, bytes, report, waived, paragraphs }, pointed, tell }: ShownProps) {
  const { t, pick, language } = useText();
  const { items, marks } = useMemo(() => {
    const all = itemsOf(report, []).filter(({ index }) => !waived.includes(index));
    const seen = itemsToSee(report, all);
    return { items: seen, marks: marksOf(seen) };
  }, [report, waived]);
  const [verdict, setVerdict] = useState<number | null>(pointed?.verdict ?? null);
  const [mark, setMark] = useState<number | null>(null);
  const [zoom, setZoom] = useState(1);
  const area = useRef<HTMLElement>(null);
  const fitWidth = useCallback((most: number) => {
    const width = area.current?.clientWidth ?? PAGE_WIDTH;
    setZoom(Math.min(most, Math.max(ZOOMS[0]!, Math.floor((width / PAGE_WIDTH) * 100) / 100)));
  }, []);
  const byHand = useRef(false);
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (!byHand.current) fitWidth(1);
    });
    if (area.current) observer.observe(area.current);
    return () => observer.disconnect();
  }, [fitWidth]);
  const [page, setPage] = useState<{ page: number; pages: number } | null>(null);
  const [drawing, setDrawing] = useState<'drawing' | 'drawn' | 'failed'>('drawing');
  const list = useRef<HTMLUListElement>(null);

  const choose = useCallback(
    (next: number, nextMark?: number) => {
      setVerdict(next);
      setMark(nextMark ?? marks.find((one) => one.verdict === next)?.mark ?? null);
      list.current?.querySelector(`[data-verdict="${next}"]`)?.scrollIntoView({ block: 'nearest' });
    },
    [marks],
  );
  useEffect(() => {
    if (pointed) choose(pointed.verdict);
  }, [pointed, choose]);

  const titleOf = useCallback(
    (one: Mark) =>
      t('view.mark', {
        severity: t(`verdict.outcome.${one.severity}`),
        message: pick(report.verdicts[one.verdict]!.message),
      }),
    [report, t, pick],
  );
  const clicked = (number: number) => {
    const one = marks[number];
    if (!one) return;
    choose(one.verdict, number);
    tell(one.verdict);
  };
  const at = items.findIndex((item) => item.index === verdict);
  const move = (step: number) => {
    const next = items[Math.min(Math.max(at + step, 0), items.length - 1)];
    if (next) {
      choose(next.index);
      tell(next.index);
    }
  };
  const zoomBy = (step: number) => {
    byHand.current = true;
    setZoom((now) => (step > 0 ? ZOOMS.find((one) => one > now) : ZOOMS.findLast((one) => one < now)) ?? now);
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    '+': () => zoomBy(1),
    '-': () => zoomBy(-1),
  });

  const pagesProps = {
    bytes,
    paragraphs,
    marks,
    titleOf,
    chosen: mark,
    scale: zoom,
    onClicked: clicked,
    onPage: (number: number, pages: number) => setPage({ page: number, pages }),
    onState: setDrawing,
  };
  return (
    <div className={styles.view}>
      <header className={styles.bar}>
        <h1 title={name}>{name || t('files.selectedText')}</h1>
        <div className={styles.tools}>
          <IconButton label={t('view.previous')} disabled={items.length === 0} onClick={() => move(-1)}>
            <ChevronUp aria-hidden />
          </IconButton>
          <span aria-live="polite">{t('view.position', { n: at + 1, total: items.length })}</span>
          <IconButton label={t('view.next')} disabled={items.length === 0} onClick={() => move(1)}>
            <ChevronDown aria-hidden />
          </IconButton>
        </div>
        <div className={styles.tools}>
          <IconButton label={t('view.zoomOut')} disabled={zoom <= ZOOMS[0]!} onClick={() => zoomBy(-1)}>
            <ZoomOut aria-hidden />
          </IconButton>
          <span>{t('view.zoom', { percent: Math.round(zoom * 100) })}</span>
          <IconButton label={t('view.zoomIn')} disabled={zoom >= ZOOMS.at(-1)!} onClick={() => zoomBy(1)}>
            <ZoomIn aria-hidden />
          </IconButton>
          <IconButton label={t('view.fitWidth')} onClick={() => fitWidth(ZOOMS.at(-1)!)}>
            <MoveHorizontal aria-hidden />
          </IconButton>
        </div>
        {page && <span>{t('view.pageOf', { n: page.page, total: page.pages })}</span>}
      </header>
      <main className={styles.document} ref={area}>
        {report.kind === 'docx' && <DocxFrame {...pagesProps} />}
        {report.kind === 'pdf' && (
          <Suspense fallback={null}>
            <PdfPages {...pagesProps} />
          </Suspense>
        )}
        {report.kind !== 'docx' && report.kind !== 'pdf' ? (
          <p className={styles.note}>{t('view.unsupported')}</p>
        ) : (
          drawing !== 'drawn' && (
            <p className={styles.note} role="status">
              {t(drawing === 'failed' ? 'view.failed' : 'view.rendering')}
            </p>
          )
        )}
      </main>
      <aside className={styles.list} aria-labelledby="points">
        <h2 id="points">{t('view.list')}</h2>
        {items.length === 0 && <p>{t('view.empty')}</p>}
        <ul ref={list}>
          {items.map((item) => {
            const { verdict: one } = item;
            const place = one.where[0];
            return (
              <li key={item.index}>
                <button
                  type="button"
                  className={styles.point}
                  data-verdict={item.index}
                  aria-current={item.index === verdict}
                  onClick={() => {
                    choose(item.index);
                    tell(item.index);
                  }}
                >
                  <span>
                    <StandingBadge standing={item.standing} text={t(`verdict.outcome.${item.standing}`)} />{' '}
                    <small>{componentText(language, one.component)}</small>
                  </span>
                  <b>{pick(one.message)}</b>
                  {one.outcome === 'fail' && pick(one.remedy) && <span>{pick(one.remedy)}</span>}
                  <small>{place ? placeText(t, one.component, place) : t('view.noPlace')}</small>
                </button>
              </li>
            );
          })}
        </ul>
      </aside>
    </div>
  );
}
