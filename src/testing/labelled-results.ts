import type { RawResource } from '../domain/provenance.ts';
import {
  analyte,
  another,
  byOtherMethod,
  dayFrom,
  elsewhere,
  infectionCode,
  inUrine,
  moment,
  type Roll,
  type Sort,
  written,
} from './labelled-records.ts';
import { later, laterThatDay } from './labelled-sorts.ts';

function result(roll: Roll, index: number): RawResource {
  const { code, unit, specimen } = analyte(index);
  return written('Observation', roll, {
    category: [{ coding: [{ code: 'laboratory' }] }],
    status: 'final',
    code,
    effectiveDateTime: moment(dayFrom(roll), 8, roll.below(50)),
    valueQuantity: { value: Number((1 + roll.below(90) / 10).toFixed(1)), unit },
    specimen: { display: specimen },
  });
}

function otherValue(of: RawResource): Readonly<Record<string, unknown>> {
  const { value, unit } = of['valueQuantity'] as { readonly value: number; readonly unit: string };
  return { valueQuantity: { value: Number((value + 0.4).toFixed(1)), unit } };
}

const lab: Sort = {
  name: 'lab',
  make: (roll) => result(roll, roll.below(6)),
  misses: {
    'the same test twice a day': laterThatDay('effectiveDateTime'),
    'another day': later('effectiveDateTime'),
    'another institution': elsewhere,
    'another specimen': (of) => another(of, { code: inUrine(of), specimen: { display: '尿' } }),
    'another unit': (of) =>
      another(of, { valueQuantity: { ...(of['valueQuantity'] as object), unit: 'mg/L' } }),
    'another method': (of) => another(of, { code: byOtherMethod(of), method: { text: '別法' } }),
    'another analyte with an equal value': (of) => {
      const { text } = of['code'] as { readonly text: string };
      const at = [0, 1, 2, 3, 4, 5].findIndex((index) => analyte(index).code['text'] === text);
      return another(of, { code: analyte(at + 1).code });
    },
    'preliminary and final with other values': (of) =>
      another(of, { status: 'preliminary', ...otherValue(of) }),
    'measured again with another value': (of) => another(of, otherValue(of)),
  },
};

const infection: Sort = {
  name: 'infection',
  make: (roll) =>
    written('Observation', roll, {
      category: [{ coding: [{ code: 'laboratory' }] }],
      status: 'final',
      code: infectionCode(roll.below(3)),
      effectiveDateTime: dayFrom(roll),
      valueCodeableConcept: { text: roll.one(['陰性', '陽性']) },
      specimen: { display: '血清' },
    }),
  misses: {
    'another test with an equal result': (of) => {
      const { text } = of['code'] as { readonly text: string };
      return another(of, { code: infectionCode(text === 'HBs抗原' ? 1 : 0) });
    },
    'another day': later('effectiveDateTime', 90),
    'another result': (of) => {
      const { text } = of['valueCodeableConcept'] as { readonly text: string };
      return another(of, { valueCodeableConcept: { text: text === '陰性' ? '陽性' : '陰性' } });
    },
    'another institution': elsewhere,
  },
};

const vital: Sort = {
  name: 'vital',
  make: (roll) =>
    written('Observation', roll, {
      category: [{ coding: [{ code: 'vital-signs' }] }],
      status: 'final',
      code: { text: '血圧', coding: [{ system: 'http://loinc.org', code: '85354-9' }] },
      effectiveDateTime: moment(dayFrom(roll), 7, roll.below(50)),
      component: [
        { code: { text: '収縮期血圧' }, valueQuantity: { value: 100 + roll.below(60), unit: 'mmHg' } },
        { code: { text: '拡張期血圧' }, valueQuantity: { value: 60 + roll.below(30), unit: 'mmHg' } },
      ],
    }),
  misses: {
    'measured again that day': laterThatDay('effectiveDateTime'),
    'another day': later('effectiveDateTime'),
    'another value': (of) => {
      const [first, second] = of['component'] as readonly { readonly valueQuantity: object }[];
      return another(of, { component: [{ ...first, valueQuantity: { value: 180, unit: 'mmHg' } }, second] });
    },
    'another institution': elsewhere,
  },
};

export const SORTS_OF_RESULT: readonly Sort[] = [lab, infection, vital];
