import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { useText } from '../i18n';
import { Button, Checkbox } from '../ui';
import styles from './Page.module.css';
import { type FeatureSwitch, loadFeatures, setFeature } from './settings';
import { allowedSites } from './sites';

/** Sites the clerk let us onto, and a switch for each feature there. */
export function OverlayOptions() {
  const { t } = useText();
  const [features, setFeatures] = useState<FeatureSwitch[]>([]);
  const [sites, setSites] = useState<string[]>([]);
  const again = useCallback(() => {
    void loadFeatures().then(setFeatures);
    void allowedSites().then(setSites);
  }, []);
  useEffect(() => {
    again();
    browser.permissions.onAdded.addListener(again);
    browser.permissions.onRemoved.addListener(again);
    return () => {
      browser.permissions.onAdded.removeListener(again);
      browser.permissions.onRemoved.removeListener(again);
    };
  }, [again]);
  return (
    <>
      <h2 id="overlay">{t('overlay.options.title')}</h2>
      <p className={styles.soft}>{t('overlay.options.help')}</p>
      {features.map(({ id, on, enforced }) => (
        <Checkbox
          key={id}
          label={t(`overlay.options.feature.${id}`)}
          help={enforced ? t('options.managed') : undefined}
          checked={on}
          disabled={enforced}
          onChange={(next) => void setFeature(id, next).then(again)}
        />
      ))}
      <h3>{t('overlay.options.sites')}</h3>
      {sites.length === 0 ? (
        <p className={styles.soft}>{t('overlay.options.noSites')}</p>
      ) : (
        <ul className={styles.sites}>
          {sites.map((site) => (
            <li key={site}>
              <span>{site.replace(/\/\*$/, '')}</span>
              <Button size="small" onClick={() => void browser.permissions.remove({ origins: [site] }).then(again, again)}>
                {t('overlay.options.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
