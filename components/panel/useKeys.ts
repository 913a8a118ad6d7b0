import { useEffect } from 'react';

/** Single-key commands of a screen by lower-case key name; silent while the clerk types or a dialog is open. */
export function useKeys(commands: Record<string, () => void>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement | null;
      if (target?.closest('input, textarea, select, [role=dialog], [role=alertdialog], [role=menu], [role=listbox], [role=combobox]'))
        return;
      if (event.key.startsWith('Arrow') && target?.closest('[role=group], [role=radiogroup]')) return;
      if (event.key === 'Enter' && target?.closest('button, a')) return;
      const command = commands[event.key.toLowerCase()];
      if (!command) return;
      event.preventDefault();
      command();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [commands]);
}
