import { type FormEvent, useMemo, useState } from 'react';
import { createCalendar, type IsoDay } from '../../../lib/calendar';
import { type DueItem, dueItems, EVENTS, type OfficeRules } from '../../../lib/filing';
import { addObligations, addOwnObligation, type Change, type ClerkRole, OWN_RULE, officeRules } from '../../../lib/store';
import { useText } from '../../i18n';
import { Button, Checkbox, Dialog, DialogButtons, Disclosure, Select, TextField } from '../../ui';
import { DayField, weekdayName } from '../shared/DayField';
import { ROLES } from '../shared/role';
import { SecretLine } from '../shared/SecretLine';
import { useAct, useLive, useWork } from '../shared/store';
import styles from '../shared/Work.module.css';
import { CountedDays } from './Counted';

const NOBODY = 'office';
const CHOICES = EVENTS.filter((event) => !event.offline);

interface OwnDay {
  due: IsoDay | null;
  basis: string;
}

/** New work: of an event, whose deadlines are counted, or with a day of one's own. */
export function AddWorkDialog({ onClose }: { onClose: () => void }) {
  const { t, pick } = useText();
  const { today, role: mine } = useWork();
  const office = useLive(officeRules, []);
  const act = useAct();
  const [event, setEvent] = useState<string>(OWN_RULE);
  const [on, setOn] = useState<IsoDay | null>(today);
  const [label, setLabel] = useState('');
  const [about, setAbout] = useState('');
  const [role, setRole] = useState<ClerkRole | null>(mine);
  const [unwanted, setUnwanted] = useState<readonly string[]>([]);
  const [ownDays, setOwnDays] = useState<Record<string, OwnDay>>({});
  const [problem, setProblem] = useState<'secret' | 'incomplete' | null>(null);
  const items = useMemo(() => itemsOf(event, on, office), [event, on, office]);
  const own = event === OWN_RULE;

  const changes = (): Change[] => {
    if (!on) return [];
    if (own) return label.trim() ? [addOwnObligation({ label: label.trim(), about: about.trim(), due: on, role }, today)] : [];
    const chosen = items.filter((item) => !unwanted.includes(item.obligation));
    const days = Object.fromEntries(Object.entries(ownDays).flatMap(([id, { due, basis }]) => (due ? [[id, { due, basis }]] : [])));
    return addObligations(chosen, { id: event, on, about: about.trim() }, { role }, days);
  };
  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    const wanted = changes();
    if (wanted.length === 0) return setProblem('incomplete');
    const outcome = await act('work.said.added', wanted);
    if (outcome === 'done') return onClose();
    if (outcome === 'secret') {
      setLabel('');
      setAbout('');
      setOwnDays({});
      setProblem('secret');
    }
  };
  return (
    <Dialog open onClose={onClose} title={t('work.add.title')}>
      <form className={styles.form} onSubmit={(submitted) => void submit(submitted)}>
        <Select
          label={t('work.add.event')}
          value={event}
          options={[
            { value: OWN_RULE, label: t('work.add.own') },
            ...CHOICES.map(({ id, label: text }) => ({ value: id, label: pick(text) })),
          ]}
          onChange={(next) => {
            setEvent(next);
            setUnwanted([]);
            setOwnDays({});
            setProblem(null);
          }}
        />
        {own && <TextField label={t('work.add.what')} value={label} maxLength={300} onChange={(typed) => setLabel(typed.target.value)} />}
        <TextField
          label={t('work.add.about')}
          help={t('work.add.aboutHelp')}
          value={about}
          maxLength={500}
          onChange={(typed) => setAbout(typed.target.value)}
        />
        <DayField label={own ? t('work.add.due') : t('work.add.on')} value={on} onChange={setOn} />
        {!own &&
          items.map((item) => (
            <DueChoice
              key={item.obligation}
              item={item}
              wanted={!unwanted.includes(item.obligation)}
              onWanted={(wanted) => setUnwanted((all) => (wanted ? all.filter((id) => id !== item.obligation) : [...all, item.obligation]))}
              own={ownDays[item.obligation] ?? { due: null, basis: '' }}
              onOwn={(day) => setOwnDays((all) => ({ ...all, [item.obligation]: day }))}
            />
          ))}
        <Select
          label={t('work.role.label')}
          value={role ?? NOBODY}
          options={[NOBODY, ...ROLES].map((value) => ({ value, label: t(`work.role.${value as 'office'}`) }))}
          onChange={(next) => setRole(ROLES.find((one) => one === next) ?? null)}
        />
        {problem === 'secret' && <SecretLine />}
        {problem === 'incomplete' && <p role="alert">{t('work.add.incomplete')}</p>}
        <DialogButtons>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('work.add.save')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}

function itemsOf(event: string, on: IsoDay | null, office: OfficeRules | undefined): DueItem[] {
  if (!on || !office || event === OWN_RULE) return [];
  // Competing terms of which only the earliest reminds are shown with the one that reminds, not kept beside it.
  return dueItems(event, on, createCalendar(office.calendar), office).filter((item) => item.reminds || !item.due);
}

interface DueChoiceProps {
  item: DueItem;
  wanted: boolean;
  onWanted: (wanted: boolean) => void;
  own: OwnDay;
  onOwn: (day: OwnDay) => void;
}

function DueChoice({ item, wanted, onWanted, own, onOwn }: DueChoiceProps) {
  const { t, pick, language } = useText();
  return (
    <div className={styles.card}>
      <Checkbox label={pick(item.label)} checked={wanted} onChange={onWanted} />
      {item.due ? (
        <>
          <p>{t('work.how.due', { day: weekdayName(language, item.due) })}</p>
          <p className={styles.soft}>{t('work.how.basis', { basis: `${item.basis.norm}, ${item.basis.clause}` })}</p>
          {item.provisional.map((reason) => (
            <p key={reason.vi} className={styles.soft}>
              {t('work.how.provisional', { reason: pick(reason) })}
            </p>
          ))}
          <Disclosure title={t('work.how.title')}>
            <CountedDays item={item} />
          </Disclosure>
        </>
      ) : (
        <>
          {item.provisional.map((reason) => (
            <p key={reason.vi} className={styles.soft}>
              {pick(reason)}
            </p>
          ))}
          <DayField label={t('work.add.due')} value={own.due} onChange={(due) => onOwn({ ...own, due })} />
          <TextField
            label={t('work.add.basis')}
            value={own.basis}
            maxLength={300}
            onChange={(typed) => onOwn({ ...own, basis: typed.target.value })}
          />
        </>
      )}
    </div>
  );
}
