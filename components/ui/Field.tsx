import { Check, ChevronDown } from 'lucide-react';
import { Checkbox as CheckboxPrimitive, Select as SelectPrimitive } from 'radix-ui';
import { type InputHTMLAttributes, type Ref, useId } from 'react';
import styles from './Controls.module.css';
import { classes } from './classes';

interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  help?: string;
  problem?: string;
  /** The label is only read out. */
  hideLabel?: boolean;
  ref?: Ref<HTMLInputElement>;
}

export function TextField({ label, help, problem, hideLabel, className, ...rest }: TextFieldProps) {
  const id = useId();
  const note = problem ?? help;
  return (
    <div className={classes(styles.field, className)}>
      <label htmlFor={id} className={hideLabel ? 'visuallyHidden' : undefined}>
        {label}
      </label>
      <input
        id={id}
        className={styles.input}
        aria-invalid={problem ? true : undefined}
        aria-describedby={note && !hideLabel ? `${id}-note` : undefined}
        {...rest}
      />
      {note && !hideLabel && (
        <span id={`${id}-note`} className={problem ? styles.problem : styles.help}>
          {note}
        </span>
      )}
    </div>
  );
}

interface SelectProps<T extends string> {
  label: string;
  value: T;
  options: { value: T; label: string }[];
  hideLabel?: boolean;
  disabled?: boolean;
  onChange: (value: T) => void;
}

export function Select<T extends string>({ label, value, options, hideLabel, disabled, onChange }: SelectProps<T>) {
  const id = useId();
  return (
    <div className={styles.field}>
      <span id={id} className={hideLabel ? 'visuallyHidden' : styles.label}>
        {label}
      </span>
      <SelectPrimitive.Root value={value} disabled={disabled} onValueChange={(next) => onChange(next as T)}>
        <SelectPrimitive.Trigger className={classes(styles.input, styles.selectTrigger)} aria-labelledby={id}>
          <SelectPrimitive.Value />
          <SelectPrimitive.Icon asChild>
            <ChevronDown aria-hidden />
          </SelectPrimitive.Icon>
        </SelectPrimitive.Trigger>
        <SelectPrimitive.Portal>
          <SelectPrimitive.Content className={styles.selectMenu} position="popper" sideOffset={4} collisionPadding={8}>
            <SelectPrimitive.Viewport>
              {options.map((option) => (
                <SelectPrimitive.Item key={option.value} value={option.value} className={styles.option}>
                  <SelectPrimitive.ItemIndicator className={styles.optionTick}>
                    <Check aria-hidden />
                  </SelectPrimitive.ItemIndicator>
                  <SelectPrimitive.ItemText>{option.label}</SelectPrimitive.ItemText>
                </SelectPrimitive.Item>
              ))}
            </SelectPrimitive.Viewport>
          </SelectPrimitive.Content>
        </SelectPrimitive.Portal>
      </SelectPrimitive.Root>
    </div>
  );
}

interface CheckboxProps {
  label: string;
  help?: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

export function Checkbox({ label, help, checked, disabled, onChange }: CheckboxProps) {
  const id = useId();
  return (
    <div className={styles.checkRow}>
      <CheckboxPrimitive.Root
        id={id}
        className={styles.checkbox}
        checked={checked}
        disabled={disabled}
        aria-describedby={help ? `${id}-help` : undefined}
        onCheckedChange={(next) => onChange(next === true)}
      >
        <CheckboxPrimitive.Indicator>
          <Check aria-hidden />
        </CheckboxPrimitive.Indicator>
      </CheckboxPrimitive.Root>
      <div>
        <label htmlFor={id}>{label}</label>
        {help && (
          <div id={`${id}-help`} className={styles.help}>
            {help}
          </div>
        )}
      </div>
    </div>
  );
}
