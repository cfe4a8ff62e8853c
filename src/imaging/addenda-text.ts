import { listText } from '../i18n/format.ts';
import type { Text } from '../i18n/text.ts';
import type { PresentationState } from './presentation-state.ts';

/** What somebody has called the way of seeing. */
export function stateName({ t }: Text, { description, label }: PresentationState): string {
  return description ?? (label === '' ? t('viewer.presented.unnamed') : label);
}

/** The same, with when and by whom it was kept. */
export function stateLine(text: Text, state: PresentationState): string {
  return [stateName(text, state), state.made, state.by].filter((part) => part !== undefined).join('　');
}

/** What of a state is not applied here; empty where all of it is. */
export function notAppliedText(text: Text, { notApplied }: PresentationState): string {
  if (notApplied.length === 0) return '';
  const what = listText(
    text.language,
    notApplied.map((one) => text.t(`viewer.presented.not.${one}`)),
  );
  return text.t('viewer.presented.notApplied', { what });
}

/** `3–5, 9`: images counted from 1. */
export function imageRuns(slices: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const slice of slices.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && slice <= last[1] + 1) last[1] = slice;
    else runs.push([slice, slice]);
  }
  return runs.map(([from, to]) => (from === to ? `${from + 1}` : `${from + 1}–${to + 1}`)).join(', ');
}
