import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { browser } from 'wxt/browser';
import type { ParagraphText } from '../../lib/check/worker-messages';
import { type FrameMark, type FrameRequest, frameMessageSchema } from '../../lib/messages';
import { useText } from '../i18n';
import { align, printedOffset } from './align';
import type { Mark } from './marks';
import styles from './View.module.css';

export interface PagesProps {
  bytes: Uint8Array;
  paragraphs: ParagraphText[];
  marks: Mark[];
  titleOf: (mark: Mark) => string;
  chosen: number | null;
  scale: number;
  onClicked: (mark: number) => void;
  onPage: (page: number, pages: number) => void;
  onState: (state: 'drawn' | 'failed') => void;
}

/** The stranger's document in its own locked room: only typed messages go in and out. */
export function DocxFrame({ bytes, paragraphs, marks, titleOf, chosen, scale, onClicked, onPage, onState }: PagesProps) {
  const { t } = useText();
  const frame = useRef<HTMLIFrameElement>(null);
  const [rendered, setRendered] = useState<{ index: number; text: string }[] | null>(null);
  const say = useCallback((request: FrameRequest) => frame.current?.contentWindow?.postMessage(request, '*'), []);
  const handlers = useRef({ onClicked, onPage, onState });
  handlers.current = { onClicked, onPage, onState };

  useEffect(() => {
    const hear = (event: MessageEvent) => {
      if (event.source !== frame.current?.contentWindow) return;
      const message = frameMessageSchema.safeParse(event.data);
      if (!message.success) return;
      const { data } = message;
      if (data.type === 'loaded') say({ type: 'render', bytes });
      else if (data.type === 'rendered') {
        setRendered(data.paragraphs);
        handlers.current.onState('drawn');
      } else if (data.type === 'failed') handlers.current.onState('failed');
      else if (data.type === 'clicked') handlers.current.onClicked(data.mark);
      else handlers.current.onPage(data.page, data.pages);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [bytes, say]);

  const placed = useMemo((): FrameMark[] => {
    if (!rendered) return [];
    const where = align(paragraphs, rendered);
    const texts = new Map(paragraphs.map(({ index, text }) => [index, text]));
    return marks.flatMap((mark): FrameMark[] => {
      const common = { mark: mark.mark, severity: mark.severity, title: titleOf(mark), page: mark.page ?? 1 };
      if (mark.paragraph === null) return [{ ...common, paragraph: null, start: null, end: null }];
      const paragraph = where.get(mark.paragraph);
      if (paragraph === undefined) return [];
      const text = texts.get(mark.paragraph) ?? '';
      const offset = (at: number | null) => (at === null ? null : printedOffset(text, at));
      return [{ ...common, paragraph, start: offset(mark.start), end: offset(mark.end) }];
    });
  }, [rendered, paragraphs, marks, titleOf]);

  useEffect(() => {
    if (rendered) say({ type: 'marks', marks: placed });
  }, [rendered, placed, say]);
  useEffect(() => {
    if (rendered) say({ type: 'choose', mark: chosen });
  }, [rendered, chosen, say]);
  useEffect(() => {
    if (rendered) say({ type: 'zoom', scale });
  }, [rendered, scale, say]);

  return (
    <>
      <iframe
        ref={frame}
        className={styles.frame}
        title={t('view.document')}
        sandbox="allow-scripts"
        src={browser.runtime.getURL('/docx-frame.html' as '/')}
      />
      <p className={styles.note}>{t('view.approximate')}</p>
    </>
  );
}
