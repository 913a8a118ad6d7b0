import { useState } from 'react';
import { type IsoDay, readDay } from '../../../lib/calendar';
import { formatDay, useText } from '../../i18n';
import { TextField } from '../../ui';
import { useWork } from './store';

interface DayFieldProps {
  label: string;
  value: IsoDay | null;
  onChange: (day: IsoDay | null) => void;
  help?: string;
  problem?: string | undefined;
}

/** A day typed as it is written in Vietnam: the browser's own picker follows the browser's language, often English here. */
export function DayField({ label, value, onChange, help, problem }: DayFieldProps) {
  const { t, language } = useText();
  const { today } = useWork();
  const [typed, setTyped] = useState(value ? formatDay('vi', value) : '');
  const [left, setLeft] = useState(false);
  const read = readDay(typed, today);
  const wrong = left && typed.trim() !== '' && !read;
  const note = wrong ? t('work.day.wrong') : problem;
  return (
    <TextField
      label={label}
      value={typed}
      inputMode="numeric"
      placeholder={t('work.day.example')}
      autoComplete="off"
      help={read ? weekdayName(language, read) : (help ?? t('work.day.help'))}
      {...(note ? { problem: note } : {})}
      onBlur={() => {
        setLeft(true);
        if (read) setTyped(formatDay('vi', read));
      }}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(readDay(event.target.value, today));
      }}
    />
  );
}

/** 'Thứ sáu, 27/11/2026' */
export function weekdayName(language: 'vi' | 'en', day: IsoDay): string {
  const name = new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { weekday: 'long', timeZone: 'UTC' });
  return `${name.format(new Date(`${day}T00:00:00Z`))}, ${formatDay(language, day)}`;
}
