import { PanelTop } from 'lucide-react';
import { useState } from 'react';
import { browser } from 'wxt/browser';
import { pageDocumentsSchema } from '../../../lib/messages';
import type { Dossier } from '../../../lib/store';
import { useText } from '../../i18n';
import { command } from '../../overlay/usePage';
import { Button, useToast } from '../../ui';
import { FileInto } from './FileInto';
import type { Incoming } from './incoming';

/** What the page beside the panel shows, into this dossier. */
export function AddFromPage({ dossier }: { dossier: Dossier }) {
  const { t } = useText();
  const toast = useToast();
  const [documents, setDocuments] = useState<Incoming[] | null>(null);
  const read = async () => {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    const answer = pageDocumentsSchema.safeParse(tab?.id === undefined ? null : await command(tab.id, { type: 'overlay.documents' }));
    if (answer.success && answer.data.length > 0) setDocuments(answer.data);
    else toast({ text: t('filing.nothingOnPage') });
  };
  return (
    <>
      <Button onClick={() => void read()}>
        <PanelTop aria-hidden />
        {t('filing.fromPage')}
      </Button>
      {documents && <FileInto documents={documents} into={dossier} onClose={() => setDocuments(null)} />}
    </>
  );
}
