import { useEffect } from 'react';

/** What a key does; shown as the list of keys. */
export interface KeyBinding {
  readonly key: string;
  readonly run: () => void;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Single keys, off while somebody types or a dialog is open; none with a modifier but Ctrl+K, which searches too. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      // The one key with a modifier: what other programs have taught everybody to search with.
      if ((event.ctrlKey || event.metaKey) && event.key === 'k') {
        const search = bindings.find((one) => one.key === '/');
        if (search === undefined || document.querySelector('dialog[open]') !== null) return;
        event.preventDefault();
        search.run();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target))
        return;
      if (document.querySelector('dialog[open]') !== null) return;
      const binding = bindings.find((one) => one.key === event.key);
      if (binding === undefined) return;
      event.preventDefault();
      binding.run();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [bindings]);
}
