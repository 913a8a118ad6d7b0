import { useState } from 'react';
import { secretRegisterForm } from '../../lib/secrecy';
import { useText } from '../i18n';
import { saveFile } from '../state/save-file';
import { Button, useToast } from '../ui';
import styles from './Options.module.css';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** The letterhead is written by hand as well: the form knows nothing of the office. */
const BY_HAND = '………………………………';

/** The paper registers of state secrets: printed blank, filled by hand. There is no way to fill one here. */
export function BlankRegisters() {
  const { t, pick } = useText();
  const toast = useToast();
  const [making, setMaking] = useState(false);
  const forms = secretRegisterForm();
  const [first] = forms;
  const make = async () => {
    setMaking(true);
    try {
      const { renderBlankRegisters } = await import('../../lib/transfer');
      const letterhead = { parent: BY_HAND, agency: BY_HAND, place: '', code: '', archive: '' };
      saveFile(await renderBlankRegisters(forms, letterhead), t('registers.fileName'), DOCX);
      toast({ text: t('registers.made') });
    } catch {
      toast({ text: t('registers.failed') });
    } finally {
      setMaking(false);
    }
  };
  return (
    <>
      <h2 id="registers">{t('registers.title')}</h2>
      <p>{first && pick(first.note)}</p>
      <ul className={styles.list}>
        {forms.map(({ id, title, columns, citation }) => (
          <li key={id}>
            {title} <span className={styles.soft}>{t('registers.form', { n: columns.length, ...citation })}</span>
          </li>
        ))}
      </ul>
      <p className={styles.soft}>{first && pick(first.subjectNote)}</p>
      <div className={styles.buttons}>
        <Button disabled={making} onClick={() => void make()}>
          {t(making ? 'registers.making' : 'registers.download')}
        </Button>
      </div>
    </>
  );
}
