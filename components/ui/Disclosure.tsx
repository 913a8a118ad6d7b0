import { ChevronRight } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import type { ReactNode } from 'react';
import styles from './Controls.module.css';

interface DisclosureProps {
  title: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}

export function Disclosure({ title, open, onOpenChange, children }: DisclosureProps) {
  return (
    <Collapsible.Root className={styles.disclosure} {...(open === undefined ? {} : { open })} onOpenChange={onOpenChange}>
      <Collapsible.Trigger className={styles.disclosureTrigger}>
        <ChevronRight aria-hidden />
        {title}
      </Collapsible.Trigger>
      <Collapsible.Content className={styles.disclosureContent}>{children}</Collapsible.Content>
    </Collapsible.Root>
  );
}
