import { expect, it } from 'vitest';
import { runToEnd } from '../../base/sliced.ts';
import { parsePartialDate } from '../../domain/partial-date.ts';
import { labsFrom } from '../test-facts.ts';
import { derivedRows } from './derived-rows.ts';
import { derivedValues } from './derived-values.ts';

const BIRTH = parsePartialDate('1958-04-17');
const WOMAN = { sex: 'female', ...(BIRTH === undefined ? {} : { birthDate: BIRTH }) } as const;

it('lab-derived-02: a laboratory’s own value stands alone unless ours is asked for too', () => {
  const values = runToEnd(
    derivedValues(
      labsFrom(`
        2026-11-10 | Cr | core:3C015000002327101=Cre | 1.11 mg/dL
        2026-11-10 | eGFR | jlac:8A065000002391901 | 38.2 mL/min/1.73m2
        2026-08-10 | Cr | core:3C015000002327101=Cre | 1.02 mg/dL
      `),
      WOMAN,
    ),
  );
  const told = (withRecorded: boolean) =>
    derivedRows(values, withRecorded).map(({ key, cells }) => [key, ...cells.keys()]);
  expect(told(false)).toEqual([['derived LAB-EGFRcr', '2026-08-10 病院A']]);
  expect(told(true)).toEqual([['derived LAB-EGFRcr', '2026-11-10 病院A', '2026-08-10 病院A']]);
});
