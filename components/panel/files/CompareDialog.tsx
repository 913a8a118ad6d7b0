import { type FormEvent, useState } from 'react';
import { formatTime, useText } from '../../i18n';
import { Button, Dialog, DialogButtons, Select } from '../../ui';
import type { PanelItem } from '../model';
import panel from '../Panel.module.css';

interface CompareDialogProps {
  /** Finished ones, the last first; at least two. */
  items: PanelItem[];
  onClose: () => void;
  onCompare: (ids: [string, string]) => void;
}

export function CompareDialog({ items, onClose, onCompare }: CompareDialogProps) {
  const { t, language } = useText();
  const [one, setOne] = useState(items[1]!.id);
  const [other, setOther] = useState(items[0]!.id);
  const [tried, setTried] = useState(false);
  const options = items.map(({ id, name, checkedAt }) => ({
    value: id,
    label: t('compare.choice', { name: name ?? t('files.selectedText'), time: checkedAt ? formatTime(language, checkedAt) : '' }),
  }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (one !== other) onCompare([one, other]);
  };
  return (
    <Dialog open onClose={onClose} title={t('compare.dialogTitle')} description={t('compare.dialogText')}>
      <form onSubmit={submit} className={panel.list}>
        <Select label={t('compare.first')} value={one} options={options} onChange={setOne} />
        <Select label={t('compare.second')} value={other} options={options} onChange={setOther} />
        {tried && one === other && <p role="alert">{t('compare.same')}</p>}
        <DialogButtons>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('compare.go')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
