import { generatePeople } from '../../mocks/people/generate.ts';
import type { SourceId } from '../../mocks/world/ports.ts';
import { drawnEntries } from '../fixtures/drawn-entries.ts';
import { resourcesOf } from '../fixtures/source-answers.ts';
import { expect, test } from '../fixtures/world.ts';

const { people } = generatePeople();
const HEAVY = 'ritsuko';

for (const person of people) {
  test(`${person.nameKanji} (${person.key}): the entries drawn stand for every resource the sources hold, each once`, async ({
    signIn,
    findPatient,
    chart,
    page,
    world,
  }) => {
    test.setTimeout(person.key === HEAVY ? 180_000 : 90_000);
    await signIn.as('doctor');
    await findPatient.open({ 'member-id': person.memberId });
    await chart.settled();
    const held = new Set<string>();
    for (const [source, patientId] of Object.entries(person.patientIds)) {
      for (const name of await resourcesOf(world, source as SourceId, patientId)) held.add(name);
    }
    // What was entered in error is hidden until it is asked for.
    const struck = chart.panel('timeline').getByRole('button', { name: /取消済み/u });
    if ((await struck.count()) > 0) await struck.click();
    // A tall page draws more of the virtual list at a time.
    await page.setViewportSize({ width: 1440, height: 6000 });
    const drawn = await drawnEntries(page);
    const missing = [...held].filter((name) => !drawn.resources.has(name));
    const doubled = [...drawn.resources].filter(([, rows]) => rows > 1).map(([name]) => name);
    // What the archive or a document reference brings is beyond what FHIR search by type lists.
    const beyond = [...drawn.resources.keys()].filter(
      (name) => !held.has(name) && !/\/(DicomStudy|Bundle)\//u.test(name),
    );
    expect({ missing, doubled, beyond }).toEqual({ missing: [], doubled: [], beyond: [] });
    expect(String(drawn.rows)).toBe(await chart.panel('timeline').getAttribute('data-count'));
    if (person.key === HEAVY) expect(held.size).toBeGreaterThanOrEqual(12_000);
  });
}
