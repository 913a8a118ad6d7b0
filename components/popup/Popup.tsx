import { CalendarCheck, FileSearch, PanelRightOpen, Settings as SettingsIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import type { Request } from '../../lib/messages';
import { BackupLine } from '../backup/BackupLine';
import { useText } from '../i18n';
import { PageSwitch } from '../overlay/PageLine';
import { StandingBadge } from '../panel/Standing';
import { headlineCounts } from '../panel/texts';
import { itemsOf } from '../panel/verdicts';
import { openPanel } from '../state/open-panel';
import { browserSession, type SessionResult } from '../state/session';
import { Today } from '../today/Today';
import { Button, IconButton } from '../ui';
import { theStore } from '../work/shared/database';
import { callTo, HOME, type Place, placeOf } from '../work/shared/place';
import { WorkProvider } from '../work/shared/store';
import styles from './Popup.module.css';

const SHOWN = 3;

interface Tab {
  id: number;
  windowId: number;
}

export function Popup() {
  const { t } = useText();
  const [tab, setTab] = useState<Tab | null>(null);
  const [results, setResults] = useState<SessionResult[]>([]);
  useEffect(() => {
    // Known beforehand: between a click and the opening of the panel there may be no waiting.
    browser.tabs.query({ active: true, currentWindow: true }).then(([one]) => {
      if (one?.id !== undefined && one.windowId !== undefined) setTab({ id: one.id, windowId: one.windowId });
    });
    browserSession.load().then(setResults);
  }, []);
  const open = async (place: Place, checkPage = false) => {
    if (!tab) return;
    const request: Request = { type: 'postJob', windowId: tab.windowId, job: { kind: 'page', tabId: tab.id } };
    // All at once: the popup may be gone as soon as the panel has the focus.
    await Promise.all([openPanel(tab.windowId), checkPage ? browser.runtime.sendMessage(request) : null, callTo(tab.windowId, place)]);
    window.close();
  };
  return (
    <main className={styles.popup}>
      <div className={styles.bar}>
        <h1>{t('app.name')}</h1>
        <IconButton label={t('popup.settings')} onClick={() => void browser.runtime.openOptionsPage()}>
          <SettingsIcon aria-hidden />
        </IconButton>
      </div>
      <section aria-labelledby="today">
        <div className={styles.bar}>
          <h2 id="today">{t('today.title')}</h2>
          <Button size="small" look="quiet" onClick={() => void open({ ...HOME, tab: 'agenda' })}>
            <CalendarCheck aria-hidden />
            {t('today.all')}
          </Button>
        </div>
        <WorkProvider database={theStore()}>
          <BackupLine />
          <Today onOpen={(obligation) => void open(placeOf(obligation))} />
        </WorkProvider>
      </section>
      <Button look="primary" size="large" className={styles.wide} onClick={() => void open(HOME)}>
        <PanelRightOpen aria-hidden />
        {t('popup.check')}
      </Button>
      <Button size="large" className={styles.wide} onClick={() => void open(HOME, true)}>
        <FileSearch aria-hidden />
        {t('popup.checkPage')}
      </Button>
      <p className={styles.help}>{t('popup.openHelp')}</p>
      <PageSwitch />
      {results.length > 0 && (
        <section aria-labelledby="last">
          <h2 id="last">{t('popup.last')}</h2>
          <ul className={styles.results}>
            {results.slice(0, SHOWN).map(({ id, name, report }) => (
              <li key={id}>
                <p className={styles.name} title={name}>
                  {name}
                </p>
                <p className={styles.counts}>
                  {headlineCounts(t, report, itemsOf(report, [])).map(({ standing, text }) => (
                    <StandingBadge key={standing} standing={standing} text={text} />
                  ))}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
