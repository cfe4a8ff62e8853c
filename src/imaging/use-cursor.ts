import { type KeyboardEvent, type RefObject, useState } from 'react';
import { isMarkTool, type Tool } from './gestures.ts';
import type { StackView } from './stack-contract.ts';
import type { Drawing } from './use-drawing.ts';

const STEP = 4;
const LEAP = 24;

type CanvasPoint = readonly [number, number];

/** The keyboard's hand: with a tool that marks, arrows move a cross and Enter places a point. */
export interface Cursor {
  readonly at: CanvasPoint | undefined;
  /** True if the key was taken. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly leave: () => void;
}

export function useCursor(
  element: RefObject<HTMLElement | null>,
  view: StackView | undefined,
  tool: Tool,
  drawing: Drawing,
): Cursor {
  const [at, setAt] = useState<CanvasPoint>();
  function cancel(): boolean {
    if (at === undefined && drawing.draft === undefined) return false;
    drawing.cancel();
    setAt(undefined);
    return true;
  }
  function onKey({ key, shiftKey }: KeyboardEvent): boolean {
    if (!isMarkTool(tool) || element.current === null) return false;
    if (key === 'Escape') return cancel();
    const step = shiftKey ? LEAP : STEP;
    const moves: Readonly<Record<string, CanvasPoint>> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
      Enter: [0, 0],
    };
    const move = moves[key];
    if (move === undefined) return false;
    const [width, height] = [element.current.clientWidth, element.current.clientHeight];
    const [x, y] = at ?? [width / 2, height / 2];
    const to = [
      Math.min(width, Math.max(0, x + move[0])),
      Math.min(height, Math.max(0, y + move[1])),
    ] as const;
    setAt(to);
    view?.probe([...to]);
    if (key === 'Enter') drawing.place(tool, to);
    return true;
  }
  return { at: isMarkTool(tool) ? at : undefined, onKey, leave: () => setAt(undefined) };
}
