/**
 * The lifetime summary: of each person of the demo the lines that their story wants, each with its evidence; the document
 * that is written of it; and with each source silent in turn, that no part calls none what that source may hold.
 */
import { demoPerson } from '../fixtures/demo-person.ts';
import { savedSummary, summaryProblems } from '../fixtures/saved-summary.ts';
import { missedLines, SUMMARISED, unfoldParts } from '../fixtures/summary-lines.ts';
import { SUMMARY_LINES } from '../../mocks/people/summary-lines.ts';
import { type Figures, printFigures, say } from './figures.ts';
import { onStage, type Seat, type Stage } from './stage.ts';

const SOURCES = ['national', 'minato', 'shiokaze'] as const;
const FEW: ReadonlySet<string> = new Set(['fumie', 'masao']);

async function openSummary({ chart, findPatient, page }: Seat, key: string): Promise<void> {
  if ((await chart.findAnother().count()) > 0) await chart.findAnother().click();
  await findPatient.open({ 'member-id': demoPerson(key).memberId });
  await chart.settled();
  await chart.goTo('summary');
  await unfoldParts(page);
}

/** Parts that say "none" though a source is silent that holds something of this kind of everybody. */
async function falseNones(stage: Stage, seat: Seat, key: string): Promise<number> {
  let found = 0;
  for (const id of SOURCES) {
    const faults = `${stage.world.sources[id].origin}/faults`;
    await fetch(faults, { method: 'POST', body: JSON.stringify({ kind: '500' }) });
    // Whoever cannot ask the locator finds the person at the sources that answer.
    await openSummary(seat, key);
    found += await seat.page.locator('.life-parts [data-none="known"]').count();
    await fetch(faults, { method: 'DELETE' });
  }
  return found;
}

await printFigures(async (flags) => {
  const people = flags.has('--small') ? SUMMARISED.filter((key) => FEW.has(key)) : SUMMARISED;
  return onStage({ demoPeople: true }, async (stage): Promise<Figures> => {
    const seat = await stage.sit({ acceptDownloads: true });
    await seat.signIn.as('doctor');
    const missed: string[] = [];
    const problems: string[] = [];
    for (const key of people) {
      await openSummary(seat, key);
      missed.push(...(await missedLines(seat.page, key)));
      problems.push(...summaryProblems(await savedSummary(seat.page)).map((one) => `${key}: ${one}`));
    }
    for (const line of [...missed, ...problems]) say(line);
    return {
      summaryPeople: people.length,
      summaryLines: SUMMARY_LINES.filter(([person]) => people.includes(person)).length,
      summaryMissed: missed.length,
      ipsProblems: problems.length,
      summaryFalseNone: await falseNones(stage, seat, 'kenta'),
    };
  });
});
