import type { FaultKind } from '../../mocks/faults.ts';
import { SOURCE_IDS, type SourceId } from '../../mocks/world/ports.ts';
import type { TestWorld } from '../../mocks/world/test-world.ts';
import { drawnEntries } from '../fixtures/drawn-entries.ts';
import { expect, test } from '../fixtures/world.ts';
import { claimsOf, type PageClaims, type PlaceClaim } from '../pages/claims.ts';
import type { ChartPage } from '../pages/chart-page.ts';
import type { FindPatientPage } from '../pages/find-patient-page.ts';

test.describe.configure({ mode: 'parallel' });

/** Has a record in each of the three sources, and no feed of more than one page in any of them. */
const PERSON = 'たかはし';
const PANELS = ['medications', 'labs', 'images', 'documents', 'summary', 'care', 'timeline'] as const;
/** How soon what a source holds must be on screen after it is well again, in milliseconds. */
const RECOVERY_MS = { 'by hand': 5_000, 'by itself': 20_000 } as const;

interface Row {
  readonly kind: FaultKind;
  /** How the source stands when all has ended. */
  readonly state: 'complete' | 'failed' | 'cut-short' | 'withheld';
  readonly recovers: 'by hand' | 'by itself';
  /** Strikes whatever the source is asked, not only what is asked of the person's record. */
  readonly whole?: true;
  readonly ms?: number;
}

/** Every kind of the demo world's fault switch, in groups of about the same length. */
const GROUPS: readonly (readonly Row[])[] = [
  [
    { kind: 'delay', state: 'complete', recovers: 'by hand', ms: 150 },
    { kind: '401', state: 'failed', recovers: 'by hand' },
    { kind: '403', state: 'withheld', recovers: 'by itself' },
    { kind: '404', state: 'failed', recovers: 'by hand' },
    { kind: '429', state: 'failed', recovers: 'by itself' },
    { kind: 'html', state: 'failed', recovers: 'by hand' },
    { kind: 'no-total', state: 'complete', recovers: 'by hand' },
    { kind: 'reset', state: 'failed', recovers: 'by itself', whole: true },
  ],
  [
    { kind: '500', state: 'failed', recovers: 'by itself', whole: true },
    { kind: 'truncated', state: 'failed', recovers: 'by hand' },
    { kind: 'empty-200', state: 'failed', recovers: 'by itself' },
    { kind: 'bad-json', state: 'failed', recovers: 'by itself' },
    { kind: 'loop-paging', state: 'cut-short', recovers: 'by hand' },
    { kind: 'dup-pages', state: 'complete', recovers: 'by hand' },
    { kind: 'foreign-patient', state: 'complete', recovers: 'by hand' },
    { kind: 'hang', state: 'failed', recovers: 'by itself' },
  ],
];

const WELL = { national: 'complete', minato: 'complete', shiokaze: 'complete' };
/** These draw no coverage of their own, or tell who is silent once for the whole page. */
// The brief names who is silent once, in a part of its own: the panel must, its other parts need not.
const NOT_NAMING = /^emergency|^care$|\/contacts$|^first-visit\//u;

async function setFault(world: TestWorld, source: SourceId, row: Row): Promise<void> {
  const paths = row.whole === true ? [undefined] : ['patient=', 'PatientID='];
  for (const path of paths) {
    const answer = await fetch(`${world.sources[source].origin}/faults`, {
      method: 'POST',
      body: JSON.stringify({
        kind: row.kind,
        ...(path === undefined ? {} : { path }),
        ...(row.ms === undefined ? {} : { ms: row.ms }),
      }),
    });
    expect(answer.status).toBe(201);
  }
}

async function clearFaults(world: TestWorld, source: SourceId): Promise<void> {
  await fetch(`${world.sources[source].origin}/faults`, { method: 'DELETE' });
}

/** Every panel in turn: what it claims and what it draws. The timeline is scrolled through whole. */
async function walk(chart: ChartPage): Promise<ReadonlyMap<string, PageClaims>> {
  const seen = new Map<string, PageClaims>();
  for (const panel of PANELS) {
    await chart.goTo(panel);
    const claims = await claimsOf(chart.page);
    const drawn = panel === 'timeline' ? [...(await drawnEntries(chart.page)).resources.keys()] : [];
    seen.set(panel, { ...claims, resources: [...new Set([...claims.resources, ...drawn])] });
  }
  return seen;
}

function isOf(source: string): (resource: string) => boolean {
  return (resource) => resource.startsWith(`${source}/`);
}

const NAMES: Readonly<Record<SourceId, RegExp>> = {
  national: /全国/u,
  minato: /湊/u,
  shiokaze: /潮風/u,
};

/** Each network keeps documents, and a document may hold anything: what a place claims more than it can know while this source is in trouble. */
function lieOf(source: SourceId, { where, coverage, none, gapWords }: PlaceClaim): string | undefined {
  if (none) return `${where} says none`;
  if (coverage === 'complete') return `${where} says complete`;
  if (!NOT_NAMING.test(where) && !NAMES[source].test(gapWords)) return `${where} names nobody`;
  return undefined;
}

async function open(findPatient: FindPatientPage): Promise<void> {
  await findPatient.openButton(findPatient.candidates().first()).click();
  await findPatient.page.waitForURL(/\/chart\//u);
}

function expectOthersWhole(source: SourceId, before: PageClaims, now: PageClaims, panel: string): void {
  const have = new Set(now.resources);
  const lost = before.resources.filter((one) => !isOf(source)(one) && !have.has(one));
  expect.soft(lost, `${panel}: the others' entries`).toEqual([]);
}

/**
 * Every kind of trouble at every source takes longer than a check may: of each kind one source stands for all, another for
 * each kind, and the whole matrix runs where it is asked for.
 */
function groupsOf(place: number): readonly (readonly Row[])[] {
  if (process.env['HITOME_WHOLE'] === '1') return GROUPS;
  return [GROUPS.flat().filter((_, index) => index % SOURCE_IDS.length === place)];
}

for (const [place, source] of SOURCE_IDS.entries()) {
  for (const [index, rows] of groupsOf(place).entries()) {
    test(`${source} in trouble ${index + 1}: ${rows.map((row) => row.kind).join(', ')}`, async ({
      signIn,
      findPatient,
      chart,
      page,
      world,
    }) => {
      test.setTimeout(300_000);
      await clearFaults(world, source);
      await signIn.as('doctor');
      await findPatient.look({ name: PERSON });
      await open(findPatient);
      await chart.settled();
      expect(await chart.sourceStates()).toEqual(WELL);
      const healthy = await walk(chart);
      // Held against a healthy page the same questions must be answered with yes, or they ask nothing.
      const places = [...healthy.values()].flatMap((claims) => claims.places);
      expect(places.filter((place) => lieOf(source, place) !== undefined).length).toBeGreaterThan(20);
      const count = await chart.panel('timeline').getAttribute('data-count');
      for (const row of rows) {
        await test.step(row.kind, async () => {
          await chart.findAnother().click();
          await findPatient.look({ name: PERSON });
          await setFault(world, source, row);
          await open(findPatient);
          await chart.settled();
          await expect.soft(chart.source(source), row.kind).toHaveAttribute('data-state', row.state);
          const seen = await walk(chart);
          for (const [panel, claims] of seen) {
            const label = `${row.kind} ${panel}`;
            const before = healthy.get(panel);
            if (before !== undefined) expectOthersWhole(source, before, claims, label);
            if (row.state === 'complete') {
              expect.soft(new Set(claims.resources), label).toEqual(new Set(before?.resources));
              continue;
            }
            const lies = claims.places.flatMap((place) => lieOf(source, place) ?? []);
            expect.soft(lies, label).toEqual([]);
          }
          if (row.state === 'complete') {
            await expect.soft(chart.panel('timeline')).toHaveAttribute('data-coverage', 'complete');
            await clearFaults(world, source);
            return;
          }
          if (row === rows.find(({ state }) => state !== 'complete')) {
            await chart.enterEmergency();
            const sheet = await claimsOf(page);
            expect.soft(sheet.places.map(({ where }) => where)).toContain('emergency/allergies');
            const lies = sheet.places.flatMap((place) => lieOf(source, place) ?? []);
            expect.soft(lies, `${row.kind} emergency`).toEqual([]);
            await expect.soft(chart.source(source)).toHaveAttribute('data-state', row.state);
            await chart.leaveEmergency();
          }
          const heard = await chart.panel('timeline').ariaSnapshot();
          expect.soft(heard, `${row.kind}: heard`).toMatch(NAMES[source]);
          await clearFaults(world, source);
          const since = Date.now();
          // It may have looked again by itself just now: then there is nothing left to press.
          if (row.recovers === 'by hand')
            await chart
              .retry(source)
              .click({ timeout: 1_000 })
              .catch(() => undefined);
          await expect
            .soft(chart.source(source), `${row.kind}: recovery ${row.recovers}`)
            .toHaveAttribute('data-state', 'complete', { timeout: RECOVERY_MS[row.recovers] });
          test.info().annotations.push({
            type: `${row.kind} ${row.recovers}`,
            description: `${Date.now() - since} ms`,
          });
          await expect.soft(chart.panel('timeline')).toHaveAttribute('data-count', count ?? '');
        });
      }
      expect(await page.locator('[data-panel-broken]').count()).toBe(0);
    });
  }
}
