import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { useText } from '../../i18n/text.ts';

let onPaper = false;
const listeners = new Set<() => void>();

function isOnPaper(): boolean {
  return onPaper;
}

function turn(to: boolean): void {
  onPaper = to;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
    onPaper = false;
  };
}

function begin(): void {
  turn(true);
}

function end(): void {
  turn(false);
}

/** Whether the page is going to paper, where nobody can press "more": all that a screen keeps back is drawn for it. */
export function useOnPaper(): boolean {
  return useSyncExternalStore(subscribe, isOnPaper, isOnPaper);
}

interface FewProps<T> {
  readonly items: readonly T[];
  /** So many stand there at first; the rest is one press away, and stands on paper. */
  readonly few: number;
  /** What they are of, for whoever hears the button alone. */
  readonly name: string;
  readonly className?: string;
  readonly children: (item: T) => ReactNode;
}

/** The first of a list, and the way to all of it. */
export function Few<T>({ items, few, name, className = '', children }: FewProps<T>) {
  const { t } = useText();
  const printing = useOnPaper();
  const [all, setAll] = useState(false);
  const rest = items.length - few;
  return (
    <>
      {items.slice(0, all || printing ? undefined : few).map(children)}
      {rest > 0 ? (
        <button
          type="button"
          className={`btn-link note ${className}`}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all
            ? t('summary.showFew', { stage: name })
            : t('summary.showAll', { stage: name, n: rest, count: rest })}
        </button>
      ) : null}
    </>
  );
}
