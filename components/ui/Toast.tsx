import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import styles from './Overlay.module.css';

interface ToastContent {
  text: string;
  action?: { label: string; run: () => void };
}

const ToastContext = createContext<(toast: ToastContent) => void>(() => {});

const SHOWN_MS = 7000;

/** One short message at the bottom, read out politely; with an action it stays until used or replaced. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<(ToastContent & { id: number }) | null>(null);
  const show = useCallback((content: ToastContent) => {
    const id = Date.now() + Math.random();
    setToast({ ...content, id });
    setTimeout(() => setToast((current) => (current?.id === id ? null : current)), SHOWN_MS * (content.action ? 2 : 1));
  }, []);
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className={styles.toasts} role="status" aria-live="polite">
        {toast && (
          <div className={styles.toast} key={toast.id}>
            <span>{toast.text}</span>
            {toast.action && (
              <button
                type="button"
                onClick={() => {
                  toast.action?.run();
                  setToast(null);
                }}
              >
                {toast.action.label}
              </button>
            )}
          </div>
        )}
      </div>
    </ToastContext.Provider>
  );
}

export function useToast(): (toast: ToastContent) => void {
  return useContext(ToastContext);
}
