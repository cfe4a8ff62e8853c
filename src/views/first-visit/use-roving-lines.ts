import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** One tab stop for all of the brief: whoever goes on to the list by keys must not pass forty lines. */
export function useRovingLines(drawn: boolean) {
  const root = useRef<HTMLDivElement>(null);
  const [id, setId] = useState<string>();
  const lines = () => [...(root.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
  useEffect(() => {
    const all = lines().map((line) => line.dataset['line']);
    if (drawn && (id === undefined || !all.includes(id))) setId(all[0]);
  }, [drawn, id]);
  function onKeyDown(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = lines();
    const next = all[all.findIndex((line) => line === document.activeElement) + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }
  const stop = useMemo(() => ({ id, onStop: setId }), [id]);
  return { root, stop, onKeyDown };
}
