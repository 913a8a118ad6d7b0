import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { formatDay, useText } from '../i18n';
import { type EffectiveSettings, saveSettings } from '../state/settings';
import { clearStops, loadStops, STOPS_KEY, type StopCounts } from '../state/stops';
import { Button, Checkbox, Dialog, DialogButtons, useToast } from '../ui';
import styles from './Options.module.css';

/** The only thing that may be kept of stops: how many on a day. Off until somebody asks for it. */
export function StopCount({ effective: { settings, enforced } }: { effective: EffectiveSettings }) {
  const { t, language } = useText();
  const toast = useToast();
  const [counts, setCounts] = useState<StopCounts>({});
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    const load = () => void loadStops().then(setCounts);
    const listener = (changes: Record<string, unknown>) => {
      if (STOPS_KEY in changes) load();
    };
    load();
    browser.storage.onChanged.addListener(listener);
    return () => browser.storage.onChanged.removeListener(listener);
  }, []);
  const days = Object.entries(counts).sort(([a], [b]) => (a < b ? 1 : -1));
  const locked = enforced.includes('countStops');
  const erase = async () => {
    setAsking(false);
    await clearStops();
    toast({ text: t('options.cleared') });
  };
  return (
    <>
      <h2 id="stops">{t('stops.title')}</h2>
      <Checkbox
        label={t('stops.count')}
        help={locked ? t('options.managed') : t('stops.help')}
        checked={settings.countStops}
        disabled={locked}
        onChange={(countStops) => void saveSettings({ countStops })}
      />
      {days.length > 0 ? (
        <table className={styles.days}>
          <thead>
            <tr>
              <th scope="col">{t('stops.day')}</th>
              <th scope="col">{t('stops.times')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(([day, count]) => (
              <tr key={day}>
                <td>{formatDay(language, day)}</td>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className={styles.soft}>{t('stops.none')}</p>
      )}
      <div className={styles.buttons}>
        <Button disabled={days.length === 0} onClick={() => setAsking(true)}>
          {t('stops.erase')}
        </Button>
      </div>
      {asking && (
        <Dialog open onClose={() => setAsking(false)} title={t('options.confirmTitle')} description={t('options.confirmText')}>
          <DialogButtons>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button look="danger" onClick={() => void erase()}>
              {t('options.confirm')}
            </Button>
          </DialogButtons>
        </Dialog>
      )}
    </>
  );
}
