/** How often may still be asked again: kept per source, so that a source in trouble is not made busier by us. */
export interface RetryBudget {
  readonly first: () => void;
  /** False where the budget is spent. */
  readonly take: () => boolean;
}

const RETRIES_PER_ASK = 0.2;
const FLOOR = 8;
const MOST_SAVED = 20;

/** Asking again is at most a fifth of what was asked, above a small floor that a quiet chart may use. */
export function createRetryBudget(): RetryBudget {
  let tokens = FLOOR;
  return {
    first: () => {
      tokens = Math.min(MOST_SAVED, tokens + RETRIES_PER_ASK);
    },
    take: () => {
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}

/** How many requests the opening of one chart may make, over all sources, asking again included. */
export interface RequestBudget {
  readonly limit: number;
  readonly used: () => number;
  /** False where the budget is spent: the request is not made. */
  readonly take: () => boolean;
}

const REQUESTS_PER_CHART = 5_000;

export function createRequestBudget(limit: number = REQUESTS_PER_CHART): RequestBudget {
  let used = 0;
  return {
    limit,
    used: () => used,
    take: () => {
      if (used >= limit) return false;
      used += 1;
      return true;
    },
  };
}
