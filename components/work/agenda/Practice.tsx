import { addPractice, hasPractice, isEmpty, officeRules, removePractice } from '../../../lib/store';
import { useText } from '../../i18n';
import { Button } from '../../ui';
import { useAct, useLive, useWork } from '../shared/store';
import styles from '../shared/Work.module.css';

/** On an empty store: something to practise on; while it is there: how to be rid of it. */
export function Practice() {
  const { t } = useText();
  const { database, today } = useWork();
  const act = useAct();
  const state = useLive(
    async (store) => ({ empty: await isEmpty(store), practising: await hasPractice(store), office: await officeRules(store) }),
    [],
  );
  if (!state || (!state.empty && !state.practising)) return null;
  const add = () => void act('work.said.practice', addPractice(today, state.office, t('register.answer')));
  const remove = async () => void (await act('work.said.practiceGone', await removePractice(database)));
  return (
    <section className={styles.card} aria-labelledby="practice">
      <h2 id="practice">{t(state.practising ? 'practice.on' : 'practice.title')}</h2>
      {!state.practising && <p className={styles.soft}>{t('practice.text')}</p>}
      <div className={styles.buttons}>
        {state.practising ? (
          <Button onClick={() => void remove()}>{t('practice.remove')}</Button>
        ) : (
          <Button onClick={add}>{t('practice.add')}</Button>
        )}
      </div>
    </section>
  );
}
