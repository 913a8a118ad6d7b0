import { ToggleGroup as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import styles from './Controls.module.css';

export interface Choice<T extends string> {
  value: T;
  label: string;
  icon?: ReactNode;
  /** How many things stand behind the choice. */
  count?: number;
}

interface ToggleGroupProps<T extends string> {
  label: string;
  value: T;
  choices: Choice<T>[];
  disabled?: boolean;
  onChange: (value: T) => void;
}

/** One choice of a few, always with one chosen. */
export function ToggleGroup<T extends string>({ label, value, choices, disabled, onChange }: ToggleGroupProps<T>) {
  return (
    <Primitive.Root
      type="single"
      className={styles.toggles}
      aria-label={label}
      value={value}
      disabled={disabled}
      onValueChange={(next) => next && onChange(next as T)}
    >
      {choices.map((choice) => (
        <Primitive.Item key={choice.value} value={choice.value} className={styles.toggle}>
          {choice.icon}
          {choice.label}
          {choice.count !== undefined && <b>{choice.count}</b>}
        </Primitive.Item>
      ))}
    </Primitive.Root>
  );
}
