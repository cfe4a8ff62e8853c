/**
 * The proof "first-light": every person of the demo is opened, and every resource that the sources hold of them,
 * asked over HTTP beside the app, is looked for on the timeline.
 */
import { generatePeople } from '../../mocks/people/generate.ts';
import type { SourceId } from '../../mocks/world/ports.ts';
import { readIssues } from '../fixtures/read-issues.ts';
import { resourcesOf } from '../fixtures/source-answers.ts';
import { everyRow } from '../fixtures/tall-page.ts';
import { type Figures, printFigures, say } from './figures.ts';
import { onStage, type Seat, type Stage } from './stage.ts';

/** Enough to know that the proof runs; none of them is the heavy one. */
const FEW: ReadonlySet<string> = new Set(['fumie', 'takahashi', 'nozomi', 'kenta']);

type DemoPerson = ReturnType<typeof generatePeople>['people'][number];

interface Found {
  readonly held: number;
  readonly missing: readonly string[];
  /** Not drawn, but named by the source sheet: unreadable, or not to be shown by the rules of the record. */
  readonly named: number;
  readonly doubled: readonly string[];
  readonly beyond: readonly string[];
  readonly kinds: ReadonlySet<string>;
  readonly rows: number;
  /** Sources that did not answer completely: whatever they hold could not be proved. */
  readonly incomplete: number;
}

async function openAndCompare(stage: Stage, seat: Seat, person: DemoPerson): Promise<Found> {
  const { page, findPatient, chart } = seat;
  if ((await chart.root().count()) > 0) await chart.findAnother().click();
  await findPatient.open({ 'member-id': person.memberId });
  await chart.settled();
  const held = new Set<string>();
  for (const [source, patientId] of Object.entries(person.patientIds)) {
    for (const name of await resourcesOf(stage.world, source as SourceId, patientId)) held.add(name);
  }
  // What was entered in error is hidden until it is asked for.
  const struck = chart.panel('timeline').getByRole('button', { name: /取消済み/u });
  if ((await struck.count()) > 0) await struck.click();
  const issues = await readIssues(page);
  const drawn = await everyRow(page);
  const absent = [...held].filter((name) => !drawn.resources.has(name));
  const isNamed = (name: string) => issues.has(name.slice(name.indexOf('/') + 1));
  const states = await page
    .locator('[data-source][data-state]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-state')));
  return {
    held: held.size,
    missing: absent.filter((name) => !isNamed(name)),
    named: absent.filter(isNamed).length,
    doubled: [...drawn.resources].filter(([, rows]) => rows > 1).map(([name]) => name),
    // What the archive or a document reference brings is beyond what a search by type lists.
    beyond: [...drawn.resources.keys()].filter(
      (name) => !held.has(name) && !/\/(DicomStudy|Bundle)\//u.test(name),
    ),
    kinds: drawn.kinds,
    rows: drawn.rows,
    incomplete: states.filter((state) => state !== 'complete' && state !== 'not-offered').length,
  };
}

async function firstLight(flags: ReadonlySet<string>): Promise<Figures> {
  const people = generatePeople().people.filter(({ key }) => !flags.has('--small') || FEW.has(key));
  return onStage({ demoPeople: true }, async (stage) => {
    const seat = await stage.sit();
    await seat.signIn.as('doctor');
    const found: Found[] = [];
    for (const person of people) {
      const one = await openAndCompare(stage, seat, person);
      found.push(one);
      say(
        `${person.key}: ${one.held} resources, ${one.rows} rows, ${one.missing.length} missing, ${one.doubled.length} doubled, ${one.incomplete} sources incomplete`,
      );
      for (const name of [...one.missing, ...one.doubled, ...one.beyond].slice(0, 20)) say(`  ${name}`);
    }
    const sum = (of: (one: Found) => number) => found.reduce((total, one) => total + of(one), 0);
    return {
      people: found.length,
      kinds: new Set(found.flatMap((one) => [...one.kinds])).size,
      resources: sum((one) => one.held),
      rows: sum((one) => one.rows),
      missing: sum((one) => one.missing.length),
      named: sum((one) => one.named),
      doubled: sum((one) => one.doubled.length),
      beyond: sum((one) => one.beyond.length),
      incompleteSources: sum((one) => one.incomplete),
    };
  });
}

await printFigures(firstLight);
