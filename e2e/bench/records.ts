/** The proof "records", the part of the screen: every item of the two public lists is looked for in a browser. */
import { itemsSeen, lookForItems, unseen } from '../fixtures/shown-items.ts';
import { TimelineSearch } from '../pages/timeline-search.ts';
import { type Figures, printFigures, say } from './figures.ts';
import { onStage } from './stage.ts';

async function records(): Promise<Figures> {
  return onStage({ demoPeople: true }, async (stage) => {
    const { page, signIn, findPatient, chart } = await stage.sit();
    await signIn.as('doctor');
    const search = new TimelineSearch(page, chart);
    const sightings = await lookForItems({ page, findPatient, chart, search }, say);
    for (const line of unseen(sightings)) say(`  ${line}`);
    return {
      coverageShown: itemsSeen(sightings).size,
      coverageLines: sightings.length,
      coverageLinesUnseen: unseen(sightings).length,
    };
  });
}

await printFigures(records);
