import { BookText, CalendarCheck, FileCheck2, FolderOpen } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import type { StoreDatabase } from '../../lib/store';
import { useText } from '../i18n';
import { Tabs } from '../ui';
import { Agenda } from './agenda/Agenda';
import { Dossiers } from './dossiers/Dossiers';
import { Register } from './register/Register';
import { HOME, loadPlace, type Place, placeOf, savePlace, TABS, watchCalls } from './shared/place';
import { WorkProvider } from './shared/store';

const ICONS = { check: FileCheck2, dossiers: FolderOpen, agenda: CalendarCheck, register: BookText };

interface WorkspaceProps {
  database: StoreDatabase;
  check: ReactNode;
  /** Tells when a check was asked for from outside, so that it is seen. */
  onCheck: (show: () => void) => () => void;
  /** Files dropped on a tab that is not the check. */
  onFiles: (files: File[]) => void;
}

/** The side panel's tabs; the first shows `check`. */
export function Workspace({ database, check, onCheck, onFiles }: WorkspaceProps) {
  const { t } = useText();
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
      <Tabs
        label={t('work.tabs.label')}
        value={place.tab}
        tabs={TABS.map((value) => ({ value, label: t(`work.tabs.${value}`), Icon: ICONS[value] }))}
        onChange={(tab) => go({ ...HOME, tab })}
      >
        {place.tab === 'check' && check}
        {place.tab === 'dossiers' && <Dossiers opened={place.dossierId} onOpen={openDossier} />}
        {place.tab === 'agenda' && <Agenda onOpen={(obligation) => go(placeOf(obligation))} onOpenDossier={openDossier} />}
        {place.tab === 'register' && <Register opened={place.documentId} onShown={shown} />}
      </Tabs>
    </WorkProvider>
  );
}
