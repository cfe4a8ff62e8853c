/** The two clocks of a browser: one can be set by hand, the other may stand still while the machine sleeps. */
export interface TwoClocks {
  /** Milliseconds since the epoch. */
  readonly wall: () => number;
  /** Milliseconds since the page began; never goes back. */
  readonly steady: () => number;
}

export interface TimeLimit {
  /** Milliseconds that are left, 0 when it is over; once over it stays over. */
  readonly left: () => number;
}

/**
 * A span of time that ends in time whatever happens to the clocks: between two looks the longer of what the two clocks
 * say has passed. Sleep shows on the wall, a wall set back shows on the steady clock; set forward, the span only ends
 * sooner (break-glass-clock-01).
 */
export function startTimeLimit(lengthMs: number, { wall, steady }: TwoClocks): TimeLimit {
  let [lastWall, lastSteady] = [wall(), steady()];
  let passed = 0;
  return {
    left: () => {
      const [nowWall, nowSteady] = [wall(), steady()];
      passed += Math.max(0, nowWall - lastWall, nowSteady - lastSteady);
      [lastWall, lastSteady] = [nowWall, nowSteady];
      return Math.max(0, lengthMs - passed);
    },
  };
}
