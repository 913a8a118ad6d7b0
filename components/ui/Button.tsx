import type { ButtonHTMLAttributes, Ref } from 'react';
import styles from './Button.module.css';
import { classes } from './classes';
import { Tooltip } from './Tooltip';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'plain' | 'primary' | 'quiet' | 'danger';
  size?: 'normal' | 'large' | 'small';
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = 'plain', size = 'normal', className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={classes(styles.button, styles[look], styles[size], className)} {...rest} />;
}

/** A button whose picture stands for its words: the words are its accessible name and its tooltip. */
export function IconButton({ label, className, ...rest }: ButtonProps & { label: string }) {
  return (
    <Tooltip text={label}>
      <Button look="quiet" aria-label={label} className={classes(styles.icon, className)} {...rest} />
    </Tooltip>
  );
}
