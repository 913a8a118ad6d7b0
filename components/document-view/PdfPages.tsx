import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { browser } from 'wxt/browser';
import { useText } from '../i18n';
import type { PagesProps } from './DocxFrame';
import { type Mark, rectangle } from './marks';
import styles from './View.module.css';

/** CSS pixels of a millimetre at 100 %. */
const PIXELS_PER_MM = 96 / 25.4;
const PIXELS_PER_POINT = 96 / 72;
/** Canvas pixels beyond which a page is drawn coarser: browsers give up on larger ones. */
const MOST_PIXELS = 16_000_000;

export function PdfPages({ bytes, marks, titleOf, chosen, scale, onClicked, onPage, onState }: PagesProps) {
  const { t } = useText();
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null);
  const [pages, setPages] = useState<PDFPageProxy[]>([]);
  const scroller = useRef<HTMLDivElement>(null);
  const handlers = useRef({ onPage, onState });
  handlers.current = { onPage, onState };

  useEffect(() => {
    let ended = false;
    let end = () => {};
    void (async () => {
      try {
        const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
        pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
        const task = pdfjs.getDocument({
          // pdf.js takes the bytes over: the view keeps its own.
          data: bytes.slice(),
          verbosity: 0,
          wasmUrl: browser.runtime.getURL('/pdf-decoders/' as '/'),
          enableXfa: false,
        });
        end = () => void task.destroy();
        const opened = await task.promise;
        const all: PDFPageProxy[] = [];
        for (let number = 1; number <= opened.numPages && !ended; number++) all.push(await opened.getPage(number));
        if (ended) return;
        setDocument(opened);
        setPages(all);
        handlers.current.onState('drawn');
        handlers.current.onPage(1, all.length);
      } catch {
        if (!ended) handlers.current.onState('failed');
      }
    })();
    return () => {
      ended = true;
      end();
    };
  }, [bytes]);

  useEffect(() => {
    if (chosen === null) return;
    const ofPage = marks.find((mark) => mark.mark === chosen)?.box === null;
    scroller.current?.querySelector(`[data-mark="${chosen}"]`)?.scrollIntoView({ block: ofPage ? 'start' : 'center' });
  }, [chosen, marks]);

  const onScroll = () => {
    const box = scroller.current;
    if (!box || pages.length === 0) return;
    const middle = box.getBoundingClientRect().top + box.clientHeight / 2;
    const at = [...box.querySelectorAll('[data-page]')].findLastIndex((page) => page.getBoundingClientRect().top <= middle);
    handlers.current.onPage(Math.max(at, 0) + 1, pages.length);
  };

  if (!document) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section ref={scroller} className={styles.pages} onScroll={onScroll} tabIndex={0} aria-label={t('view.document')}>
      {pages.map((page) => (
        <Page
          key={page.pageNumber}
          page={page}
          scale={scale}
          scroller={scroller}
          marks={marks.filter((mark) => mark.page === page.pageNumber)}
          titleOf={titleOf}
          chosen={chosen}
          onClicked={onClicked}
        />
      ))}
    </section>
  );
}

interface PageProps extends Pick<PagesProps, 'marks' | 'titleOf' | 'chosen' | 'scale' | 'onClicked'> {
  page: PDFPageProxy;
  scroller: RefObject<HTMLDivElement | null>;
}

/** A page is drawn when it comes near the window and let go when it is far. */
function Page({ page, scale, scroller, marks, titleOf, chosen, onClicked }: PageProps) {
  const { t } = useText();
  const holder = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(false);
  const size = page.getViewport({ scale: scale * PIXELS_PER_POINT });

  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: scroller.current,
      rootMargin: '800px 0px',
    });
    if (holder.current) observer.observe(holder.current);
    return () => observer.disconnect();
  }, [scroller]);

  useEffect(() => {
    if (!near || !canvas.current) return;
    const wanted = page.getViewport({ scale: scale * PIXELS_PER_POINT * devicePixelRatio });
    const coarser = Math.min(1, Math.sqrt(MOST_PIXELS / (wanted.width * wanted.height)));
    const viewport = page.getViewport({ scale: scale * PIXELS_PER_POINT * devicePixelRatio * coarser });
    canvas.current.width = Math.floor(viewport.width);
    canvas.current.height = Math.floor(viewport.height);
    const task = page.render({ canvas: canvas.current, viewport });
    task.promise.catch(() => undefined);
    return () => task.cancel();
  }, [near, page, scale]);

  return (
    <div ref={holder} className={styles.page} data-page={page.pageNumber} style={{ width: size.width, height: size.height }}>
      {near && <canvas ref={canvas} role="img" aria-label={t('view.page', { n: page.pageNumber })} />}
      {marks.map((mark) => (
        <MarkBox key={mark.mark} mark={mark} scale={scale} title={titleOf(mark)} chosen={mark.mark === chosen} onClicked={onClicked} />
      ))}
    </div>
  );
}

interface MarkBoxProps {
  mark: Mark;
  scale: number;
  title: string;
  chosen: boolean;
  onClicked: (mark: number) => void;
}

function MarkBox({ mark, scale, title, chosen, onClicked }: MarkBoxProps) {
  // Of the whole page: an outline once it is chosen, so that it hides nothing.
  if (!mark.box)
    return (
      <div
        className={`${styles.mark} ${styles.wholePage}`}
        data-mark={mark.mark}
        data-severity={mark.severity}
        data-chosen={chosen}
        hidden={!chosen}
      />
    );
  return (
    <button
      type="button"
      className={styles.mark}
      data-mark={mark.mark}
      data-severity={mark.severity}
      data-chosen={chosen}
      title={title}
      aria-label={title}
      style={rectangle(mark.box, PIXELS_PER_MM * scale)}
      onClick={() => onClicked(mark.mark)}
    />
  );
}
