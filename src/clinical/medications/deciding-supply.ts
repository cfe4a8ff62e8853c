import type { NonEmpty } from '../../base/non-empty.ts';
import type { Supply } from './supplies.ts';

/**
 * One supply decides for the ingredient (med-line-01): one in use, else one that is to begin, else the newest. A supply
 * that nobody can date never hides one that is in use. Newest supply first.
 */
export function decidingSupply(supplies: NonEmpty<Supply>): Supply {
  const current = supplies.filter((supply) => supply.state === 'current');
  const held = current.find((supply) => supply.reason === 'days' || supply.reason === 'stated-end');
  return held ?? current[0] ?? supplies.find((supply) => supply.state === 'future') ?? supplies[0];
}
