import { Window } from 'happy-dom';
import { vi } from 'vitest';

const NAMES = [
  'document',
  'HTMLElement',
  'HTMLIFrameElement',
  'Node',
  'Element',
  'ResizeObserver',
  'IntersectionObserver',
] as const satisfies readonly (keyof Window)[];

export interface LivePage {
  readonly window: Window;
  /** Makes the page the one that React draws into. */
  readonly open: () => void;
  /** Gives the names back. What is still open in the page ends. */
  readonly close: () => Promise<void>;
}

/** A page without a browser that lives on between two drawings, as a screen does that stays while answers come. */
export function livePage(): LivePage {
  const window = new Window();
  return {
    window,
    open: () => {
      for (const name of NAMES) vi.stubGlobal(name, window[name]);
      vi.stubGlobal('window', window);
      vi.stubGlobal('requestAnimationFrame', window.requestAnimationFrame.bind(window));
      vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    },
    close: async () => {
      vi.unstubAllGlobals();
      await window.happyDOM.close();
    },
  };
}
