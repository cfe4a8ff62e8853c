import type { Clock } from '../base/clock.ts';
import { err, ok, type Result } from '../base/result.ts';
import { singleFlight } from '../base/single-flight.ts';
import type { Fault } from '../domain/fault.ts';

interface HeldToken {
  readonly token: string;
  readonly expiresAt: number;
  readonly renewedAt: number;
}

/** Renewed this long before it expires, so that a slow answer does not meet a dead token. */
const RENEW_BEFORE_MS = 20_000;
/** Many requests meet a refused token at once; what one of them has just renewed serves the others. */
const JUST_RENEWED_MS = 3_000;

export interface TokenShelf {
  readonly authorise: (audience: string, renew: boolean) => Promise<Result<string, Fault>>;
  readonly clear: () => void;
}

/**
 * One access token per audience. Renewals run one after another, whatever audience they are for: the refresh token
 * rotates with each, and two at once would revoke the family.
 */
export function createTokenShelf(
  renew: (audience: string) => Promise<Result<{ readonly token: string; readonly expiresAt: number }, Fault>>,
  clock: Clock,
): TokenShelf {
  const held = new Map<string, HeldToken>();
  let last: Promise<unknown> = Promise.resolve();

  const renewOnce = singleFlight((audience: string): Promise<Result<string, Fault>> => {
    const turn = last.then(async (): Promise<Result<string, Fault>> => {
      const result = await renew(audience);
      if (!result.ok) return err(result.error);
      held.set(audience, { ...result.value, renewedAt: clock.now().getTime() });
      return ok(result.value.token);
    });
    last = turn.catch(() => undefined);
    return turn;
  });

  async function authorise(audience: string, force: boolean): Promise<Result<string, Fault>> {
    const now = clock.now().getTime();
    const token = held.get(audience);
    const alive = token !== undefined && token.expiresAt - RENEW_BEFORE_MS > now;
    const usable = alive && (!force || now - token.renewedAt < JUST_RENEWED_MS);
    return usable ? ok(token.token) : renewOnce(audience);
  }

  return { authorise, clear: () => held.clear() };
}
