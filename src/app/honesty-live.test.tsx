import { act } from 'react';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PatientRecord } from '../record/record.ts';
import { factsOf, keysOf, missingOf } from '../testing/fault-oracle.ts';
import { type Plan, planOf } from '../testing/fault-plan.ts';
import { runPlan } from '../testing/fault-run.ts';
import { livePage } from '../testing/live-page.ts';
import { sayingsIn } from './fault-harness/read-screen.ts';
import { chartScreen, emergencyScreen } from './fault-harness/screen.tsx';

/** How often a screen is watched while a record grows. */
const WATCHED = 16;
const FIRST_SEED = 7_000;
const NOW = new Date('2026-11-24T00:45:00Z');

interface Watched {
  readonly plan: Plan;
  readonly moments: readonly PatientRecord[];
}

/** Of what the sheet puts first the answers come last, so that its order is fixed without them. */
async function watch(seed: number): Promise<Watched> {
  const calm = planOf(seed, true);
  const places = ['AllergyIntolerance', 'Condition', 'Procedure'] as const;
  const faults = places.map((place) => ({ kind: 'delay', place, fromPage: 1, ms: 30 }) as const);
  const plan = { ...calm, sources: calm.sources.map((source) => ({ ...source, faults })) };
  const moments: PatientRecord[] = [];
  await runPlan(plan, ({ record }) => moments.push(record), 1);
  const some = [0.4, 0.7, 0.9, 1].map((share) => moments[Math.round(share * (moments.length - 1))]);
  return { plan, moments: some.filter((record) => record !== undefined) };
}

/** A page that lives on while the record grows: what it kept of an earlier moment must not become a lie later. */
describe('a screen that stays while answers come', () => {
  const page = livePage();
  const { window } = page;
  const watched: Watched[] = [];

  beforeAll(async () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + WATCHED; seed += 1) watched.push(await watch(seed));
    vi.useFakeTimers();
    page.open();
  }, 60_000);

  afterAll(async () => {
    vi.useRealTimers();
    await page.close();
  });

  /** Draws moment after moment with a pause between, and gathers what is claimed wrongly on the way. */
  async function liesWhileGrowing(
    { plan, moments }: Watched,
    screen: (record: PatientRecord) => ReturnType<typeof chartScreen>,
    pauseMs: number,
  ): Promise<readonly string[]> {
    const { createRoot } = await import('react-dom/client');
    const { document } = window;
    const host = document.createElement('div');
    document.body.append(host);
    const root = createRoot(host as unknown as Parameters<typeof createRoot>[0]);
    const lies: string[] = [];
    for (const [step, record] of moments.entries()) {
      await act(async () => root.render(screen(record)));
      await act(async () => vi.advanceTimersByTime(pauseMs));
      const known = keysOf([...record.entries.values()]);
      for (const { where, place, none, complete } of sayingsIn(host, record, 'ja')) {
        const facts = factsOf(plan, place.kinds, place.withoutBodies);
        const missing = missingOf(facts, known);
        const wrong = place.never === true || (place.some === true ? missing : facts).length > 0;
        if (none && wrong) lies.push(`seed ${plan.seed} step ${step}: false none of ${where}`);
        if (complete && missing.length > 0)
          lies.push(`seed ${plan.seed} step ${step}: false complete of ${where}`);
      }
    }
    await act(async () => root.unmount());
    host.remove();
    return lies;
  }

  it('never says none on the emergency sheet of what came after its order was fixed', async () => {
    const lies: string[] = [];
    for (const one of watched)
      lies.push(...(await liesWhileGrowing(one, (record) => emergencyScreen(record, 'ja', NOW), 4_000)));
    expect(lies).toEqual([]);
  });

  it('never says none in a panel that was drawn before the answer', async () => {
    const lies: string[] = [];
    for (const one of watched.slice(0, 4)) {
      for (const panel of ['timeline', 'documents', 'labs', 'summary'] as const)
        lies.push(...(await liesWhileGrowing(one, (record) => chartScreen(record, 'ja', panel, NOW), 500)));
    }
    expect(lies).toEqual([]);
  });
});
