import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureOf, recordFromText } from '../testing/record-from-text.ts';
import { timelineToText } from '../testing/timeline-to-text.ts';
import { allFacts, timelineFacts } from './derive/facts.ts';
import { reduce } from './reduce.ts';

const PICTURE = `
             national                     | minato                          | shiokaze
  2026-11-10 | prescription:アピキサバン #rx1 | prescription:アピキサバン #rx1     |
  2026-10    |                            | condition:肺炎                   | condition:肺炎
  2024       | condition:糖尿病 #dm          |                                 | condition:２型糖尿病 #dm
  数年前から    |                            | condition:高血圧                  |
  ?          | allergy:ペニシリン            |                                 |
`;

describe('merging', () => {
  it('joins what carries one business id, keeps apart what does not, and orders newest first, undated last', () => {
    expect(timelineToText(timelineFacts(recordFromText(PICTURE)).value)).toEqual([
      '2026-11-10 prescription アピキサバン [national minato]',
      '2026-10 condition 肺炎 [minato]',
      '2026-10 condition 肺炎 [shiokaze]',
      '2024 condition 糖尿病 [national shiokaze] ≠title',
      '? allergy ペニシリン [national]',
      '数年前から condition 高血圧 [minato]',
    ]);
  });

  it('never joins different kinds of thing, even under one id', () => {
    const record = recordFromText(`
                   minato               | shiokaze
      2026-11-10 | prescription:薬 #rx  | dispensing:薬 #rx
    `);
    expect(allFacts(record)).toHaveLength(2);
  });

  it('obeys its laws: order of arrival changes nothing, twice is once, nothing is lost', () => {
    const { empty, arrivals } = pictureOf(PICTURE);
    const expected = timelineToText(allFacts(reduce(empty, arrivals)));
    const shuffled = fc.shuffledSubarray([...arrivals], { minLength: arrivals.length });
    fc.assert(
      fc.property(
        shuffled,
        fc.array(fc.constantFrom(...arrivals)),
        fc.nat({ max: arrivals.length }),
        (order, again, cut) => {
          const first = reduce(empty, order.slice(0, cut));
          const whole = reduce(reduce(first, order.slice(cut)), again);
          expect(timelineToText(allFacts(whole))).toEqual(expected);
          const witnesses = allFacts(whole).flatMap((fact) => fact.witnesses.map((witness) => witness.key));
          expect(witnesses.toSorted()).toEqual([...whole.entries.keys()].toSorted());
        },
      ),
    );
  });
});
