/** Time is handed in, so that judgements are pure and tests own the calendar. */
export interface Clock {
  readonly now: () => Date;
}

export const systemClock: Clock = { now: () => new Date() };
