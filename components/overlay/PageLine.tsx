import { MapPinned, ScanSearch, ToggleRight } from 'lucide-react';
import { browser } from 'wxt/browser';
import type { PageHealth } from '../../lib/messages';
import { useText } from '../i18n';
import { Button, useToast } from '../ui';
import styles from './Page.module.css';
import { command, type PageNow, usePage } from './usePage';

/** Must follow a click at once: browsers ask for a permission at no other time. */
const request = (site: string): Promise<boolean> => browser.permissions.request({ origins: [site] }).catch(() => false);

/** In the popup: the switch for this page, where there is one to switch. */
export function PageSwitch() {
  const { t } = useText();
  const page = usePage();
  if (!page?.site || page.allowed) return null;
  return <Enable site={page.site} text={t('overlay.panel.enableHelp', { site: nameOf(page.site) })} />;
}

const nameOf = (site: string): string => site.replace(/\/\*$/, '');

function Enable({ site, text }: { site: string; text: string }) {
  const { t } = useText();
  return (
    <div className={styles.page}>
      <Button onClick={() => void request(site)}>
        <ToggleRight aria-hidden />
        {t('overlay.panel.enable')}
      </Button>
      <p className={styles.soft}>{text}</p>
    </div>
  );
}

/** In the panel: whether the page beside it is read, and what to do when it is not. */
export function PageLine() {
  const { t } = useText();
  const page = usePage();
  if (!page) return null;
  if (!page.allowed) {
    if (page.site) return <Enable site={page.site} text={t('overlay.panel.enableHelp', { site: nameOf(page.site) })} />;
    return <p className={styles.soft}>{t('overlay.panel.notEnabled')}</p>;
  }
  return (
    <section className={styles.page} aria-labelledby="page-line">
      <h2 id="page-line">{t('overlay.panel.title')}</h2>
      {page.health ? <Health page={page} health={page.health} /> : <p role="status">{t('overlay.panel.reload')}</p>}
    </section>
  );
}

function Health({ page, health }: { page: PageNow; health: PageHealth }) {
  const { t } = useText();
  const toast = useToast();
  if (health.state === 'secret') return <p className={styles.state}>{t('overlay.panel.secret')}</p>;
  const report = async () => {
    const sketch = await command(page.tabId, { type: 'overlay.sketch' });
    if (!sketch) {
      toast({ text: t('overlay.panel.failed') });
      return;
    }
    save(`${JSON.stringify(sketch, null, 1)}\n`, 'van-thu-page-sketch.json');
    toast({ text: t('overlay.panel.reported') });
  };
  const repair = async () => {
    if ((await command(page.tabId, { type: 'overlay.repair' })) !== true) toast({ text: t('overlay.panel.failed') });
  };
  return (
    <>
      <p className={styles.state} data-state={health.state} role="status">
        {t(`overlay.panel.${health.state}`)}:{' '}
        {t(`overlay.panel.kind.${health.kind}`, { n: health.kind === 'list' ? health.rows : health.fields })}
      </p>
      {health.reason && <p>{t(`overlay.panel.reason.${health.reason}`)}</p>}
      <div className={styles.buttons}>
        <Button size="small" onClick={() => void repair()}>
          <MapPinned aria-hidden />
          {t('overlay.panel.repair')}
        </Button>
        <Button size="small" title={t('overlay.panel.reportHelp')} onClick={() => void report()}>
          <ScanSearch aria-hidden />
          {t('overlay.panel.report')}
        </Button>
      </div>
      {health.state !== 'recognised' && <p className={styles.soft}>{t('overlay.panel.reportHelp')}</p>}
    </>
  );
}

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
