import type { Types } from '@cornerstonejs/core';
import { pixelsOf } from './cornerstone-image.ts';
import type { FrameFacts, Window } from './frame-facts.ts';
import { automaticWindow } from './windows.ts';

/** As the image wants to be seen; where it does not say, from its values if the modality is read so. */
export function ownWindow(image: Types.IImage, facts: FrameFacts | undefined, automatic: boolean): Window {
  const pixels = pixelsOf(image);
  const told = { center: Number(image.windowCenter), width: Number(image.windowWidth) };
  if (!automatic || facts?.window !== undefined || pixels === undefined || pixels.rgb) return told;
  const found = automaticWindow(pixels.samples);
  if (found === undefined || facts === undefined) return told;
  return {
    center: found.center * facts.slope + facts.intercept,
    width: Math.max(2, found.width * facts.slope),
  };
}
