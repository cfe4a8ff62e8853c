import { numberText } from '../i18n/format.ts';
import type { Text } from '../i18n/text.ts';
import type { Unfit } from './volume-fitness.ts';

const MEBIBYTE = 1024 * 1024;

/** Why a series is not cut anew, in words. */
export function unfitText({ t }: Text, because: Unfit): string {
  switch (because.why) {
    case 'few':
      return t('viewer.mpr.unfit.few', { n: because.images });
    case 'tilt':
      return t('viewer.mpr.unfit.tilt', { degrees: because.degrees.toFixed(1) });
    case 'gaps':
      return t('viewer.mpr.unfit.gaps', {
        least: because.least.toFixed(1),
        most: because.most.toFixed(1),
        n: because.at,
      });
    case 'memory':
      return t('viewer.mpr.unfit.memory', {
        needed: numberText(Math.ceil(because.needed / MEBIBYTE)),
        allowed: numberText(Math.floor(because.allowed / MEBIBYTE)),
      });
    case 'colour':
    case 'no-place':
    case 'sizes':
    case 'mixed-orientation':
    case 'frames-of-reference':
    case 'repeated':
      return t(`viewer.mpr.unfit.${because.why}`);
  }
}
