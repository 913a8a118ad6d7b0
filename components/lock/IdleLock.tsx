import { Lock } from 'lucide-react';
import { type ReactNode, useEffect, useLayoutEffect } from 'react';
import { createPortal } from 'react-dom';
import { useText } from '../i18n';
import { Button } from '../ui';
import { useIdleLock } from './idle';
import styles from './Lock.module.css';

/** Hides everything of a surface, dialogs too, behind one screen. What was being typed stays where it was. */
export function IdleLock({ minutes, children }: { minutes: number; children: ReactNode }) {
  const { locked, unlock } = useIdleLock(minutes);
  useLayoutEffect(() => {
    if (!locked) return;
    const before = document.activeElement;
    document.documentElement.dataset.locked = '';
    return () => {
      delete document.documentElement.dataset.locked;
      if (before instanceof HTMLElement) before.focus();
    };
  }, [locked]);
  return (
    <>
      {locked === null ? null : children}
      {locked && createPortal(<Screen onOpen={unlock} />, document.body)}
    </>
  );
}

function Screen({ onOpen }: { onOpen: () => void }) {
  const { t } = useText();
  useEffect(() => {
    // Keys are for the button alone: what lies behind would take them as commands.
    const keep = (event: Event) => event.stopImmediatePropagation();
    const refuse = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('keydown', keep, true);
    for (const event of ['dragover', 'drop']) window.addEventListener(event, refuse, true);
    return () => {
      window.removeEventListener('keydown', keep, true);
      for (const event of ['dragover', 'drop']) window.removeEventListener(event, refuse, true);
    };
  }, []);
  return (
    // An open dialog behind closes at a press outside of it, and takes what was typed with it.
    <main className={styles.lock} data-lock onPointerDown={(event) => event.stopPropagation()} onFocus={(event) => event.stopPropagation()}>
      <Lock aria-hidden />
      <h1>{t('lock.title')}</h1>
      <p>{t('lock.text')}</p>
      <Button look="primary" size="large" autoFocus onClick={onOpen}>
        {t('lock.open')}
      </Button>
    </main>
  );
}
