import { singleFlight } from '../../base/single-flight.ts';
import type { Result } from '../../base/result.ts';
import type { Fault } from '../../domain/fault.ts';

/** The token of one source as many questions use it at once: refused for all of them, it is renewed once. */
export interface Credential {
  readonly get: (renew: boolean) => Promise<Result<string, Fault>>;
  readonly refused: (token: string, wasRenewed: boolean) => void;
  /** False while the newest token is one that was refused although it was new: another would fare no better. */
  readonly mayRenew: () => boolean;
  readonly forgive: () => void;
}

export function createCredential(authorise: (renew: boolean) => Promise<Result<string, Fault>>): Credential {
  const renewed = singleFlight(() => authorise(true));
  let lastRefused: string | undefined;
  let hopeless: string | undefined;
  return {
    get: async (renew) => {
      const current = await authorise(false);
      // Someone else's question may have renewed it since.
      if (!renew || !current.ok || current.value !== lastRefused) return current;
      return renewed('token');
    },
    refused: (token, wasRenewed) => {
      lastRefused = token;
      if (wasRenewed) hopeless = token;
    },
    mayRenew: () => hopeless === undefined || hopeless !== lastRefused,
    forgive: () => {
      hopeless = undefined;
    },
  };
}
