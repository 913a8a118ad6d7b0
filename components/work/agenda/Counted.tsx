import { createCalendar } from '../../../lib/calendar';
import { type DueItem, dueItems } from '../../../lib/filing';
import { officeRules, type StoredObligation } from '../../../lib/store';
import { useText } from '../../i18n';
import { Button, Dialog, DialogButtons } from '../../ui';
import { weekdayName } from '../shared/DayField';
import { useLive } from '../shared/store';
import styles from '../shared/Work.module.css';
import { obligationLabel } from '../shared/words';

/** How a due day came about, day by day. */
export function CountedDays({ item }: { item: DueItem }) {
  const { t, language, pick } = useText();
  return (
    <table className={styles.count}>
      <caption className="visuallyHidden">{t('work.how.title')}</caption>
      <tbody>
        {item.counted.map((day) => (
          <tr key={`${day.date}-${day.note}`}>
            <td>{day.number ?? '–'}</td>
            <td>{weekdayName(language, day.date)}</td>
            <td>
              {t(`work.how.note.${day.note}`)}
              {day.name ? ` (${pick(day.name)})` : day.note === 'notWorked' && day.kind === 'weekend' ? ` (${t('work.how.weekend')})` : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function HowDialog({ obligation, onClose }: { obligation: StoredObligation; onClose: () => void }) {
  const { t, language, pick } = useText();
  const office = useLive(officeRules, []);
  const item =
    office &&
    dueItems(obligation.event, obligation.eventOn, createCalendar(office.calendar), office).find(
      (one) => one.obligation === obligation.rule,
    );
  return (
    <Dialog open onClose={onClose} title={obligationLabel(pick, obligation)}>
      <p>{t('work.how.due', { day: weekdayName(language, obligation.due) })}</p>
      {obligation.basis && <p>{t('work.how.basis', { basis: obligation.basis })}</p>}
      {item && item.due === obligation.due ? (
        <>
          {item.provisional.map((reason) => (
            <p key={reason.vi} className={styles.soft}>
              {t('work.how.provisional', { reason: pick(reason) })}
            </p>
          ))}
          <CountedDays item={item} />
        </>
      ) : (
        <p className={styles.soft}>{t('work.how.own')}</p>
      )}
      <DialogButtons>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogButtons>
    </Dialog>
  );
}
