import {
  type CircuitBreakerPolicy,
  CircuitState,
  circuitBreaker,
  handleWhenResult,
  type IBreaker,
} from 'cockatiel';
import type { Result } from '../../base/result.ts';
import type { Fault } from '../../domain/fault.ts';
import { isDown } from './status-fault.ts';

const WINDOW = 10;
const FAILING = 5;
export const HALF_OPEN_AFTER_MS = 15_000;

/** Opens as soon as five of the last ten attempts failed; cockatiel's own counting breakers judge by a share. */
class FiveOfTen implements IBreaker {
  state: unknown = undefined;
  #last: boolean[] = [];

  success(state: CircuitState): void {
    if (state === CircuitState.HalfOpen) this.#last = [];
    this.#note(true);
  }

  failure(state: CircuitState): boolean {
    this.#note(false);
    return state !== CircuitState.Closed || this.#last.filter((well) => !well).length >= FAILING;
  }

  #note(well: boolean): void {
    this.#last = [...this.#last.slice(1 - WINDOW), well];
  }
}

export function createBreaker(): CircuitBreakerPolicy {
  const down = handleWhenResult((result) => {
    const { ok, error } = result as Result<unknown, Fault> & { readonly error?: Fault };
    return !ok && error !== undefined && isDown(error);
  });
  return circuitBreaker(down, { halfOpenAfter: HALF_OPEN_AFTER_MS, breaker: new FiveOfTen() });
}
