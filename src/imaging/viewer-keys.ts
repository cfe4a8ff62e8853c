import type { Tool } from './gestures.ts';
import { CT_WINDOW_NAMES, CT_WINDOWS } from './windows.ts';
import type { StackView } from './stack-contract.ts';

/** What keys do in a viewport; each stands in the list of keys with words of its own. */
export const KEY_ROWS = [
  'scroll',
  'leap',
  'ends',
  'zoom',
  'pan',
  'window',
  'preset',
  'turn',
  'flip',
  'invert',
  'reset',
  'play',
  'tools',
  'marks',
  'place',
  'remove',
  'compare',
  'link',
  'mpr',
  'next',
] as const;

const LEAP = 10;
const PAN = 24;
const ZOOM = 1.15;

const TOOL_KEYS: Readonly<Record<string, Tool>> = {
  s: 'scroll',
  w: 'window',
  m: 'pan',
  z: 'zoom',
  g: 'magnify',
  l: 'length',
  a: 'angle',
  e: 'ellipse',
  p: 'probe',
};

export function toolOfKey(key: string): Tool | undefined {
  return TOOL_KEYS[key];
}

function windowBy(view: StackView, centre: number, width: number): void {
  const { window } = view.snapshot();
  if (window === undefined) return;
  const step = Math.max(1, Math.round(window.width / 20));
  view.setWindow({ center: window.center + centre * step, width: window.width + width * step });
}

/** Keys that act on the picture alone. */
function actionOf(view: StackView, key: string, isCt: boolean): (() => void) | undefined {
  const { slice, slices } = view.snapshot();
  const preset = isCt && /^[1-9]$/u.test(key) ? CT_WINDOW_NAMES[Number(key) - 1] : undefined;
  if (preset !== undefined) return () => view.setWindow(CT_WINDOWS[preset]);
  const actions: Readonly<Record<string, () => void>> = {
    ArrowUp: () => view.show(slice - 1),
    ArrowDown: () => view.show(slice + 1),
    PageUp: () => view.show(slice - LEAP),
    PageDown: () => view.show(slice + LEAP),
    Home: () => view.show(0),
    End: () => view.show(slices - 1),
    '+': () => view.zoomBy(ZOOM),
    '-': () => view.zoomBy(1 / ZOOM),
    ',': () => windowBy(view, -1, 0),
    '.': () => windowBy(view, 1, 0),
    '<': () => windowBy(view, 0, -1),
    '>': () => windowBy(view, 0, 1),
    '0': () => view.setWindow(undefined),
    t: view.turn,
    h: view.flip,
    i: view.invert,
    r: view.reset,
    ...(slices > 1 ? { ' ': view.play } : {}),
  };
  return actions[key];
}

const PANS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -PAN],
  ArrowDown: [0, PAN],
  ArrowLeft: [-PAN, 0],
  ArrowRight: [PAN, 0],
};

/** True if the key meant something for the picture. */
export function handleKey(
  view: StackView,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  isCt: boolean,
): boolean {
  const pan = shiftKey ? PANS[key] : undefined;
  if (pan !== undefined) {
    view.panBy([0, 0], [...pan]);
    return true;
  }
  const action = actionOf(view, key, isCt);
  action?.();
  return action !== undefined;
}
