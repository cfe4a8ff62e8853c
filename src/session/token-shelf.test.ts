import { describe, expect, it } from 'vitest';
import { ok } from '../base/result.ts';
import { fixedClock } from '../testing/fixed-clock.ts';
import { createTokenShelf } from './token-shelf.ts';

const LIFE_MS = 300_000;

function shelf() {
  const clock = fixedClock('2026-11-24T00:41:00Z');
  const log: string[] = [];
  let running = 0;
  const tokens = createTokenShelf(async (audience) => {
    running += 1;
    log.push(running === 1 ? audience : `${audience} beside another`);
    await Promise.resolve();
    running -= 1;
    return ok({ token: `${audience}#${log.length}`, expiresAt: clock.now().getTime() + LIFE_MS });
  }, clock);
  return { tokens, clock, log };
}

describe('tokens', () => {
  it('are asked for once, however many ask, and never two at a time: the refresh token rotates', async () => {
    const { tokens, log } = shelf();
    const asked = ['a', 'b', 'a', 'c', 'b', 'a'].map((audience) => tokens.authorise(audience, false));
    const values = (await Promise.all(asked)).map((result) => (result.ok ? result.value : 'fault'));
    expect(log).toEqual(['a', 'b', 'c']);
    expect(values).toEqual(['a#1', 'b#2', 'a#1', 'c#3', 'b#2', 'a#1']);
  });

  it('are renewed shortly before they expire, and kept until then', async () => {
    const { tokens, clock, log } = shelf();
    await tokens.authorise('a', false);
    clock.advance(LIFE_MS - 21_000);
    await tokens.authorise('a', false);
    expect(log).toHaveLength(1);
    clock.advance(2_000);
    await tokens.authorise('a', false);
    expect(log).toHaveLength(2);
  });

  it('that a source refused are renewed once for all who met the refusal', async () => {
    const { tokens, clock, log } = shelf();
    await tokens.authorise('a', false);
    clock.advance(10_000);
    await Promise.all([tokens.authorise('a', true), tokens.authorise('a', true)]);
    await tokens.authorise('a', true);
    expect(log).toHaveLength(2);
  });

  it('are gone after clearing', async () => {
    const { tokens, log } = shelf();
    await tokens.authorise('a', false);
    tokens.clear();
    await tokens.authorise('a', false);
    expect(log).toHaveLength(2);
  });
});
