import { generatePeople } from '../../mocks/people/generate.ts';
import type { SourceId } from '../../mocks/world/ports.ts';
import { expectEveryResource } from '../fixtures/every-resource.ts';
import { resourcesOf } from '../fixtures/source-answers.ts';
import { storedFilesOf } from '../fixtures/stored-files.ts';
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
    test.setTimeout(person.key === HEAVY ? 240_000 : 120_000);
    await signIn.as('doctor');
    await findPatient.open({ 'member-id': person.memberId });
    await chart.settled();
    const held = new Set<string>();
    for (const [source, patientId] of Object.entries(person.patientIds)) {
      for (const name of await resourcesOf(world, source as SourceId, patientId)) held.add(name);
    }
    for (const name of storedFilesOf(person.memberId)) held.add(name);
    await expectEveryResource(chart, page, held);
    if (person.key === HEAVY) expect(held.size).toBeGreaterThanOrEqual(12_000);
  });
}
