import { Check, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { addPractice, hasPractice, isEmpty, officeRules, removePractice } from '../../../lib/store';
import { useText } from '../../i18n';
import { Button, IconButton } from '../../ui';
import { callTo, HOME } from '../shared/place';
import { RoleChoice } from '../shared/RoleChoice';
import { useAct, useLive, useWork } from '../shared/store';
import work from '../shared/Work.module.css';
import styles from './FirstRun.module.css';

const KEY = 'firstRun';
const STEPS = ['role', 'practice', 'check'] as const;

/** How many of the steps are behind this machine's clerk. */
async function loadStep(): Promise<number> {
  const stored = (await browser.storage.local.get(KEY))[KEY];
  return typeof stored === 'number' ? stored : 0;
}

async function toAgenda(): Promise<void> {
  const { id } = await browser.windows.getCurrent();
  if (id !== undefined) await callTo(id, { ...HOME, tab: 'agenda' });
}

/** Three steps for somebody who has just got the program; gone for good once done or closed. */
export function FirstRun() {
  const { t } = useText();
  const [step, setStep] = useState<number | null>(null);
  useEffect(() => {
    void loadStep().then(setStep);
  }, []);
  if (step === null || step >= STEPS.length) return null;
  const go = (next: number) => {
    setStep(next);
    void browser.storage.local.set({ [KEY]: next });
  };
  const next = () => go(step + 1);
  const parts: Record<(typeof STEPS)[number], ReactNode> = {
    role: (
      <>
        <RoleChoice />
        <Button look="primary" size="small" onClick={next}>
          {t('firstRun.next')}
        </Button>
      </>
    ),
    practice: <PracticeStep onNext={next} />,
    check: (
      <Button look="primary" size="small" onClick={next}>
        {t('firstRun.done')}
      </Button>
    ),
  };
  return (
    <section className={styles.card} aria-labelledby="first-run" data-first-run={STEPS[step]}>
      <div className={work.heading}>
        <h2 id="first-run">{t('firstRun.title')}</h2>
        <IconButton size="small" label={t('firstRun.close')} onClick={() => go(STEPS.length)}>
          <X aria-hidden />
        </IconButton>
      </div>
      <ol className={styles.steps}>
        {STEPS.map((name, index) => (
          <li key={name} aria-current={index === step ? 'step' : undefined} data-done={index < step}>
            <i aria-hidden>{index < step ? <Check /> : index + 1}</i>
            <div className={styles.step}>
              <h3>{t(`firstRun.${name}.title`)}</h3>
              {index === step && (
                <>
                  <p className={work.soft}>{t(`firstRun.${name}.text`)}</p>
                  {parts[name]}
                </>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function PracticeStep({ onNext }: { onNext: () => void }) {
  const { t } = useText();
  const { database, today } = useWork();
  const act = useAct();
  const state = useLive(
    async (store) => ({ empty: await isEmpty(store), practising: await hasPractice(store), office: await officeRules(store) }),
    [],
  );
  if (!state) return null;
  const add = async () => {
    if ((await act('work.said.practice', addPractice(today, state.office, t('register.answer')))) === 'done') await toAgenda();
  };
  const remove = async () => void (await act('work.said.practiceGone', await removePractice(database)));
  return (
    <div className={work.buttons}>
      {state.practising ? (
        <>
          <Button size="small" onClick={() => void toAgenda()}>
            {t('firstRun.practice.look')}
          </Button>
          <Button size="small" onClick={() => void remove()}>
            {t('practice.remove')}
          </Button>
        </>
      ) : (
        state.empty && (
          <Button size="small" onClick={() => void add()}>
            {t('firstRun.practice.add')}
          </Button>
        )
      )}
      <Button look="primary" size="small" onClick={onNext}>
        {t('firstRun.next')}
      </Button>
    </div>
  );
}
