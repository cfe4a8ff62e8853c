import { describe, expect, it } from 'vitest';
import { tellFigures } from '../testing/proof-figures.ts';
import { type AuditEvent, transactionOf } from './audit-event.ts';
import { createAuditTrail } from './audit-trail.ts';

function eventOf(number: string): AuditEvent {
  return {
    resourceType: 'AuditEvent',
    entity: [{ type: { code: 'XrequestId' }, what: { identifier: { value: number } } }],
  };
}

/** Time that passes only when asked to. */
function fakeTime() {
  let now = 0;
  const due: { at: number; work: () => void }[] = [];
  return {
    now: () => now,
    later: (work: () => void, ms: number) => void due.push({ at: now + ms, work }),
    pass: async (until: number) => {
      for (;;) {
        for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
        due.sort((a, b) => a.at - b.at);
        const next = due[0];
        if (next === undefined || next.at > until) break;
        due.shift();
        now = next.at;
        next.work();
      }
      now = until;
    },
  };
}

/** A sink that is down at times, and at times takes an event and says that it did not. */
async function flapping(minutes: number, downAt: (minute: number) => boolean) {
  const time = fakeTime();
  const kept = new Set<string>();
  let handed = 0;
  let turn = 0;
  const trail = createAuditTrail(async (event) => {
    handed += 1;
    turn += 1;
    if (downAt(Math.floor(time.now() / 60_000))) return false;
    kept.add(transactionOf(event) ?? 'none');
    // Every seventh answer is lost on its way back.
    if (turn % 7 === 0) throw new Error('connection reset');
    return true;
  }, time.later);
  let happened = 0;
  for (let second = 0; second < minutes * 60; second += 5) {
    trail.record(eventOf(`e${happened}`));
    happened += 1;
    await time.pass(second * 1000);
  }
  await time.pass((minutes + 5) * 60_000);
  return { happened, kept: kept.size, handed, pending: trail.state().pending };
}

describe('the audit trail', () => {
  it('loses nothing in an hour with a sink that comes and goes, and counts nothing twice', async () => {
    const run = await flapping(60, (minute) => minute % 4 === 1 || (minute >= 20 && minute < 30));
    tellFigures({ auditsLost: run.happened - run.kept + run.pending });
    expect(run.kept).toBe(run.happened);
    expect(run.pending).toBe(0);
    expect(run.handed).toBeGreaterThan(run.happened);
  });

  it('an event that no sink will ever take holds up none that follow, and waits in sight', async () => {
    const time = fakeTime();
    const kept: string[] = [];
    const trail = createAuditTrail((event) => {
      const number = transactionOf(event) ?? '';
      if (number !== 'e1') kept.push(number);
      return Promise.resolve(number !== 'e1');
    }, time.later);
    for (let number = 0; number < 4; number += 1) trail.record(eventOf(`e${number}`));
    await time.pass(600_000);
    expect(kept).toEqual(['e0', 'e2', 'e3']);
    expect(trail.state().pending).toBe(1);
  });

  it('asks a sink that is down ever more seldom, and tells how many wait', async () => {
    const time = fakeTime();
    let asked = 0;
    const trail = createAuditTrail(async () => {
      asked += 1;
      return false;
    }, time.later);
    const seen: number[] = [];
    trail.subscribe(() => seen.push(trail.state().pending));
    for (let number = 0; number < 5; number += 1) trail.record(eventOf(`e${number}`));
    await time.pass(600_000);
    expect(trail.state().pending).toBe(5);
    expect(trail.state().refused).toBe(asked);
    expect(asked).toBeLessThan(30);
    expect(Math.max(...seen)).toBe(5);
  });

  it('hands everything over at once when the page goes', async () => {
    const kept: string[] = [];
    let up = false;
    const trail = createAuditTrail(
      async (event) => {
        if (up) kept.push(transactionOf(event) ?? '');
        return up;
      },
      () => undefined,
    );
    trail.record(eventOf('a'));
    trail.record(eventOf('b'));
    await Promise.resolve();
    await Promise.resolve();
    up = true;
    trail.flush();
    await new Promise((done) => setTimeout(done, 0));
    expect(kept).toEqual(['a', 'b']);
    expect(trail.state().pending).toBe(0);
  });

  it('says whether an event that may not wait was taken', async () => {
    const trail = createAuditTrail(async () => Promise.reject(new Error('down')), setTimeout);
    expect(await trail.recordNow(eventOf('a'))).toBe(false);
    expect(trail.state().pending).toBe(0);
  });
});
