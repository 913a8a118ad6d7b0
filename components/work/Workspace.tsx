import { BookText, CalendarCheck, FileCheck2, FolderOpen, Newspaper } from 'lucide-react';
import { lazy, type ReactNode, useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import type { PageDocument } from '../../lib/messages';
import type { StoreDatabase } from '../../lib/store';
import { useText } from '../i18n';
import { Tabs } from '../ui';
import { Agenda } from './agenda/Agenda';
import { Dossiers } from './dossiers/Dossiers';
import { FileInto } from './filing/FileInto';
import { useUnread } from './news/useUnread';
import { Register } from './register/Register';
import { Later } from './shared/Later';
import { HOME, loadPlace, type Place, placeOf, savePlace, TABS, type TabName, watchCalls } from './shared/place';
import { WorkProvider } from './shared/store';

const News = lazy(() => import('./news/News'));

const ICONS = { check: FileCheck2, dossiers: FolderOpen, agenda: CalendarCheck, register: BookText, news: Newspaper };

interface WorkspaceProps {
  database: StoreDatabase;
  check: ReactNode;
  /** Tells when a check was asked for from outside, so that it is seen. */
  onCheck: (show: () => void) => () => void;
  /** Files dropped on a tab that is not the check. */
  onFiles: (files: File[]) => void;
  /** Documents of a page that are to go into a dossier. */
  filing: readonly PageDocument[] | null;
  onFilingDone: () => void;
  /** Shows a checked draft of this session. */
  onOpenDraft: (id: string) => void;
}

/** The side panel's tabs; the first shows `check`. */
export function Workspace({ database, check, onCheck, onFiles, filing, onFilingDone, onOpenDraft }: WorkspaceProps) {
  const [place, setPlace] = useState<Place | null>(null);
  const go = useCallback((next: Place) => {
    setPlace(next);
    void savePlace(next);
  }, []);
  useEffect(() => {
    let stop = () => {};
    void loadPlace().then((last) => setPlace((now) => now ?? last));
    void browser.windows.getCurrent().then(({ id }) => {
      stop = watchCalls(id ?? -1, setPlace);
    });
    return () => stop();
  }, []);
  useEffect(() => onCheck(() => go(HOME)), [onCheck, go]);
  const openDossier = useCallback((dossierId: string | null) => go({ ...HOME, tab: 'dossiers', dossierId }), [go]);
  const shown = useCallback(() => go({ ...HOME, tab: 'register' }), [go]);
  const openDraft = useCallback(
    (id: string) => {
      onOpenDraft(id);
      go(HOME);
    },
    [go, onOpenDraft],
  );
  const elsewhere = place !== null && place.tab !== 'check';
  useEffect(() => {
    if (!elsewhere) return;
    // Left to the browser, a dropped file would take the panel's place.
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      go(HOME);
      onFiles(files);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [elsewhere, go, onFiles]);
  if (!place) return null;
  return (
    <WorkProvider database={database}>
      <PlaceTabs value={place.tab} onChange={(tab) => go({ ...HOME, tab })}>
        {place.tab === 'check' && check}
        {place.tab === 'dossiers' && <Dossiers opened={place.dossierId} onOpen={openDossier} />}
        {place.tab === 'agenda' && <Agenda onOpen={(obligation) => go(placeOf(obligation))} onOpenDossier={openDossier} />}
        {place.tab === 'register' && <Register opened={place.documentId} onShown={shown} />}
        {place.tab === 'news' && (
          <Later>
            <News onOpenDraft={openDraft} />
          </Later>
        )}
      </PlaceTabs>
      {filing && <FileInto documents={filing} onClose={onFilingDone} />}
    </WorkProvider>
  );
}

function PlaceTabs({ value, onChange, children }: { value: TabName; onChange: (tab: TabName) => void; children: ReactNode }) {
  const { t } = useText();
  const unread = useUnread();
  const tabs = TABS.map((tab) => ({
    value: tab,
    label: t(`work.tabs.${tab}`),
    Icon: ICONS[tab],
    ...(tab === 'news' && unread > 0 ? { note: { count: unread, text: t('news.unread', { n: unread }) } } : {}),
  }));
  return (
    <Tabs label={t('work.tabs.label')} value={value} tabs={tabs} onChange={onChange}>
      {children}
    </Tabs>
  );
}
