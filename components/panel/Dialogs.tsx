import { type FormEvent, useEffect, useState } from 'react';
import type { RuleSetInfo } from '../../lib/rules';
import { useText } from '../i18n';
import { Button, Dialog, DialogButtons, Select, TextField } from '../ui';
import type { RuleChoice } from './model';
import styles from './Panel.module.css';
import { ruleSetLabel } from './texts';

const AUTOMATIC = 'automatic';

interface RuleSetDialogProps {
  asked: RuleChoice;
  load: () => Promise<RuleSetInfo[]>;
  onClose: () => void;
  onApply: (choice: RuleChoice) => void;
}

export function RuleSetDialog({ asked, load, onClose, onApply }: RuleSetDialogProps) {
  const { t, language } = useText();
  const [known, setKnown] = useState<RuleSetInfo[]>([]);
  const [ruleset, setRuleset] = useState(asked.ruleset ?? AUTOMATIC);
  const [day, setDay] = useState(asked.day ?? '');
  useEffect(() => {
    load().then(setKnown);
  }, [load]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onApply({ ruleset: ruleset === AUTOMATIC ? null : ruleset, day: day || null });
  };
  return (
    <Dialog open onClose={onClose} title={t('ruleset.dialogTitle')} description={t('ruleset.dialogText')}>
      <form onSubmit={submit} className={styles.list}>
        <Select
          label={t('ruleset.ruleset')}
          value={ruleset}
          options={[
            { value: AUTOMATIC, label: t('ruleset.automatic') },
            ...known.map((info) => ({ value: info.id, label: ruleSetLabel({ language, t }, info) })),
          ]}
          onChange={setRuleset}
        />
        <TextField
          label={t('ruleset.date')}
          help={t('ruleset.dateHelp')}
          type="date"
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <DialogButtons>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('ruleset.apply')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}

interface WaiverDialogProps {
  message: string;
  onClose: () => void;
  onSave: (reason: string) => void;
}

export function WaiverDialog({ message, onClose, onSave }: WaiverDialogProps) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim()) onSave(reason.trim());
  };
  return (
    <Dialog open onClose={onClose} title={t('waiver.title')} description={t('waiver.text')}>
      <form onSubmit={submit} className={styles.list}>
        <p>{message}</p>
        <TextField
          label={t('waiver.reason')}
          help={t('waiver.reasonHelp')}
          problem={tried && !reason.trim() ? t('waiver.needReason') : undefined}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.target.value)}
        />
        <DialogButtons>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('waiver.save')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}

const KEYS = ['next', 'previous', 'open', 'copy', 'search', 'help', 'panel'] as const;

export function KeyboardDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog open onClose={onClose} title={t('keyboard.title')}>
      <dl className={styles.keys}>
        {KEYS.map((key) => [
          <dt key={`${key}-key`}>
            <kbd>{t(`keyboard.keys.${key}`)}</kbd>
          </dt>,
          <dd key={key}>{t(`keyboard.${key}`)}</dd>,
        ])}
      </dl>
      <DialogButtons>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogButtons>
    </Dialog>
  );
}
