import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import type { RuleSetInfo } from '../../lib/rules';
import { Backup } from '../backup/Backup';
import { formatDay, useText } from '../i18n';
import { OverlayOptions } from '../overlay/OverlayOptions';

import { browserSession } from '../state/session';
import { type EffectiveSettings, type Settings, saveSettings } from '../state/settings';
import { today } from '../state/today';
import { localWaivers } from '../state/waivers';
import { makeChecker } from '../state/worker';
import { Button, Checkbox, Dialog, DialogButtons, ToggleGroup, useToast } from '../ui';
import { theStore } from '../work/shared/database';
import { WorkProvider } from '../work/shared/store';
import { CheckSections } from './CheckSections';
import styles from './Options.module.css';
import { WorkSections } from './WorkSections';

const THEMES = ['system', 'light', 'dark'] as const;
const LANGUAGES = ['vi', 'en'] as const;
const LOCK_MINUTES = [0, 5, 15];
/** Those offered, and the one in force where a policy names another. */
const lockChoices = (own: number) => (LOCK_MINUTES.includes(own) ? LOCK_MINUTES : [...LOCK_MINUTES, own]);

export function Options({ effective: { settings, enforced } }: { effective: EffectiveSettings }) {
  const { t } = useText();
  const locked = (key: keyof Settings) => enforced.includes(key);
  return (
    <main className={styles.options}>
      <h1>{t('options.title')}</h1>
      <section className={styles.card} aria-labelledby="general">
        <h2 id="general">{t('options.general')}</h2>
        <div>
          <h3>{t('options.language')}</h3>
          <ToggleGroup
            label={t('options.language')}
            value={settings.language}
            disabled={locked('language')}
            choices={LANGUAGES.map((value) => ({ value, label: t(`common.language.${value}`) }))}
            onChange={(language) => void saveSettings({ language })}
          />
          {locked('language') && <p className={styles.soft}>{t('options.managed')}</p>}
        </div>
        <div>
          <h3>{t('options.theme')}</h3>
          <ToggleGroup
            label={t('options.theme')}
            value={settings.theme}
            disabled={locked('theme')}
            choices={THEMES.map((value) => ({ value, label: t(`options.themeOption.${value}`) }))}
            onChange={(theme) => void saveSettings({ theme })}
          />
          {locked('theme') && <p className={styles.soft}>{t('options.managed')}</p>}
        </div>
        <div className={styles.stack}>
          <h3>{t('options.lock.title')}</h3>
          <ToggleGroup
            label={t('options.lock.title')}
            value={String(settings.idleLockMinutes)}
            disabled={locked('idleLockMinutes')}
            choices={lockChoices(settings.idleLockMinutes).map((n) => ({
              value: String(n),
              label: n === 0 ? t('options.lock.never') : t('options.lock.after', { n }),
            }))}
            onChange={(value) => void saveSettings({ idleLockMinutes: Number(value) })}
          />
          <p className={styles.soft}>{t('options.lock.help')}</p>
          {locked('idleLockMinutes') && <p className={styles.soft}>{t('options.managed')}</p>}
        </div>
        <Checkbox
          label={t('options.contextMenu')}
          help={locked('contextMenu') ? t('options.managed') : t('options.contextMenuHelp')}
          checked={settings.contextMenu}
          disabled={locked('contextMenu')}
          onChange={(contextMenu) => void saveSettings({ contextMenu })}
        />
      </section>
      <WorkSections effective={{ settings, enforced }} />
      <section className={styles.card} aria-labelledby="overlay">
        <OverlayOptions />
      </section>
      <section className={styles.card} aria-labelledby="backup">
        <WorkProvider database={theStore()}>
          <Backup />
        </WorkProvider>
      </section>
      <CheckSections effective={{ settings, enforced }} />
      <Stored />
      <About />
    </main>
  );
}

function Stored() {
  const { t } = useText();
  const toast = useToast();
  const [session, setSession] = useState(0);
  const [waivers, setWaivers] = useState(0);
  const [asking, setAsking] = useState<'session' | 'waivers' | null>(null);
  const count = useCallback(() => {
    browserSession.load().then((results) => setSession(results.length));
    localWaivers.count().then(setWaivers);
  }, []);
  useEffect(count, [count]);
  const clear = async () => {
    await (asking === 'session' ? browserSession.save([]) : localWaivers.clear());
    setAsking(null);
    count();
    toast({ text: t('options.cleared') });
  };
  return (
    <section className={styles.card} aria-labelledby="stored">
      <h2 id="stored">{t('options.stored')}</h2>
      <ul className={styles.list}>
        <li>{t('options.storedSettings')}</li>
        <li>{t('options.storedSession', { n: session })}</li>
        <li>{t('options.storedWaivers', { n: waivers })}</li>
        <li>{t('options.storedWork')}</li>
      </ul>
      <p>{t('options.storedNothing')}</p>
      <div className={styles.buttons}>
        <Button disabled={session === 0} onClick={() => setAsking('session')}>
          {t('options.clearSession')}
        </Button>
        <Button disabled={waivers === 0} onClick={() => setAsking('waivers')}>
          {t('options.clearWaivers')}
        </Button>
      </div>
      {asking && (
        <Dialog open onClose={() => setAsking(null)} title={t('options.confirmTitle')} description={t('options.confirmText')}>
          <DialogButtons>
            <Button onClick={() => setAsking(null)}>{t('common.cancel')}</Button>
            <Button look="danger" onClick={() => void clear()}>
              {t('options.confirm')}
            </Button>
          </DialogButtons>
        </Dialog>
      )}
    </section>
  );
}

function About() {
  const { t, pick, language } = useText();
  const [packs, setPacks] = useState<RuleSetInfo[]>([]);
  useEffect(() => {
    const checker = makeChecker();
    checker
      .ruleSets(today())
      .then(setPacks)
      .finally(() => checker.end());
    return () => checker.end();
  }, []);
  return (
    <section className={styles.card} aria-labelledby="about">
      <h2 id="about">{t('options.about')}</h2>
      <p>
        {t('app.name')} – {t('options.version', { version: browser.runtime.getManifest().version })}
      </p>
      <div>
        <h3>{t('options.packs')}</h3>
        <ul className={styles.list}>
          {packs.map((pack) => {
            const from = formatDay(language, pack.effectiveFrom);
            return (
              <li key={pack.id}>
                {pick(pack.title)} ({pack.norm}),{' '}
                {pack.effectiveTo
                  ? t('options.packFromTo', { from, to: formatDay(language, pack.effectiveTo) })
                  : t('options.packFrom', { from })}
              </li>
            );
          })}
        </ul>
      </div>
      <p className={styles.soft}>{t('app.localOnly')}</p>
    </section>
  );
}
