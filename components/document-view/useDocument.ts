import { useCallback, useEffect, useRef, useState } from 'react';
import type { CheckReport } from '../../lib/check';
import type { ParagraphText } from '../../lib/check/worker-messages';
import { VIEW_CHANNEL, type ViewMessage, viewMessageSchema } from '../../lib/messages';

export interface Received {
  name: string;
  bytes: Uint8Array;
  report: CheckReport;
  waived: number[];
  paragraphs: ParagraphText[];
}

/** Waiting longer than this means that the panel is gone. */
const PATIENCE_MS = 6000;

/** The document the panel hands over, and the choice that both sides share. */
export function useDocument(token: string) {
  const channel = useRef<BroadcastChannel | null>(null);
  const [received, setReceived] = useState<Received | null>(null);
  const [state, setState] = useState<'waiting' | 'shown' | 'lost' | 'closed'>('waiting');
  const [chosen, setChosen] = useState<{ verdict: number; at: number } | null>(null);

  useEffect(() => {
    const own = new BroadcastChannel(VIEW_CHANNEL);
    channel.current = own;
    const lost = setTimeout(() => setState((now) => (now === 'waiting' ? 'lost' : now)), PATIENCE_MS);
    own.onmessage = ({ data }) => {
      const message = viewMessageSchema.safeParse(data);
      if (!message.success || message.data.token !== token) return;
      if (message.data.type === 'document') {
        const { name, bytes, report, waived, paragraphs, chosen: verdict } = message.data;
        setReceived({ name, bytes, report: report as CheckReport, waived, paragraphs });
        setState('shown');
        if (verdict !== null) setChosen({ verdict, at: performance.now() });
      } else if (message.data.type === 'choose') setChosen({ verdict: message.data.verdict, at: performance.now() });
      else if (message.data.type === 'close') {
        setReceived(null);
        // The panel removes the tab as well; until then nothing is left in it.
        setState('closed');
      }
    };
    own.postMessage({ type: 'ready', token } satisfies ViewMessage);
    return () => {
      clearTimeout(lost);
      own.close();
    };
  }, [token]);

  const tell = useCallback(
    (verdict: number) => channel.current?.postMessage({ type: 'chosen', token, verdict } satisfies ViewMessage),
    [token],
  );
  return { received, state, chosen, tell };
}
