import { Tabs as Primitive } from 'radix-ui';
import type { ComponentType, ReactNode } from 'react';
import styles from './Tabs.module.css';

export interface Tab<T extends string> {
  value: T;
  label: string;
  Icon: ComponentType<{ 'aria-hidden': boolean }>;
  /** How much waits there, and the same in words. */
  note?: { count: number; text: string };
}

interface TabsProps<T extends string> {
  label: string;
  value: T;
  tabs: Tab<T>[];
  onChange: (value: T) => void;
  /** What the chosen tab shows. */
  children: ReactNode;
}

export function Tabs<T extends string>({ label, value, tabs, onChange, children }: TabsProps<T>) {
  return (
    <Primitive.Root className={styles.root} value={value} onValueChange={(next) => onChange(next as T)}>
      <nav className={styles.bar} aria-label={label}>
        <Primitive.List className={styles.list} aria-label={label}>
          {tabs.map((tab) => (
            <Primitive.Trigger key={tab.value} value={tab.value} className={styles.tab}>
              <tab.Icon aria-hidden />
              <span>{tab.label}</span>
              {tab.note && (
                <>
                  <span className={styles.note} aria-hidden>
                    {tab.note.count}
                  </span>
                  <span className="visuallyHidden">{tab.note.text}</span>
                </>
              )}
            </Primitive.Trigger>
          ))}
        </Primitive.List>
      </nav>
      {tabs.map((tab) => (
        // Each panel holds the page's landmarks and heading; a name of its own would make it content outside of them.
        <Primitive.Content key={tab.value} value={tab.value} tabIndex={-1} aria-labelledby={undefined} className={styles.content}>
          {tab.value === value && children}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
