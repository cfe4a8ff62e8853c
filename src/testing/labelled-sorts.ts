import type { RawResource } from '../domain/provenance.ts';
import {
  allergen,
  another,
  dayFrom,
  directions,
  disease,
  drug,
  elsewhere,
  moment,
  newRx,
  nextDay,
  nextInRp,
  nextRp,
  otherDirections,
  otherDrug,
  type Roll,
  rxNumbers,
  type Sort,
  written,
} from './labelled-records.ts';

type Miss = Sort['misses'][string];

function textOf(of: RawResource, key: string): string {
  return of[key] as string;
}

/** The same some days later. */
export function later(key: string, by = 1): Miss {
  return (of) => {
    const text = textOf(of, key);
    return another(of, { [key]: `${nextDay(text, by)}${text.slice(10)}` });
  };
}

/** The same again in the afternoon of the day. */
export function laterThatDay(key: string): Miss {
  return (of) => another(of, { [key]: moment(textOf(of, key), 16, 20) });
}

function turned(text: string): string {
  return text.replace(/[左右]/u, (side) => (side === '左' ? '右' : '左'));
}

function withCode(key: string, make: (text: string) => string): Miss {
  return (of) => {
    const concept = of[key] as { readonly text: string };
    return another(of, { [key]: { ...concept, text: make(concept.text) } });
  };
}

export function periodLater(of: RawResource): RawResource {
  const { start } = of['period'] as { readonly start: string };
  return another(of, { period: { start: nextDay(start, 30) } });
}

const condition: Sort = {
  name: 'condition',
  make: (roll) => {
    const day = dayFrom(roll);
    return written('Condition', roll, {
      code: disease(roll),
      onsetDateTime: roll.chance(0.2) ? day.slice(0, 7) : day,
      recordedDate: nextDay(day, 3),
      clinicalStatus: { coding: [{ code: roll.one(['active', 'resolved']) }] },
      verificationStatus: { coding: [{ code: 'confirmed' }] },
    });
  },
  misses: {
    'another onset': (of) =>
      another(of, { onsetDateTime: nextDay(`${textOf(of, 'onsetDateTime')}-15`.slice(0, 10), 40) }),
    'another institution': elsewhere,
    'suspected and confirmed': (of) =>
      another(of, { verificationStatus: { coding: [{ code: 'unconfirmed' }] } }),
    'the other side': (of) => {
      const code = of['code'] as { readonly text: string };
      const text = /[左右]/u.test(code.text) ? turned(code.text) : `左${code.text}`;
      return another(of, { code: { ...code, text } });
    },
    'another stage under one code': withCode('code', (text) => `${text}（末期）`),
  },
};

function medication(type: string, dateKey: string, roll: Roll): RawResource {
  return written(type, roll, {
    medicationCodeableConcept: drug(roll),
    [dateKey]: moment(dayFrom(roll), 10, roll.below(50)),
    status: 'completed',
    dosageInstruction: [directions(roll)],
  });
}

const prescription: Sort = {
  name: 'prescription',
  make: (roll) => {
    const made = medication('MedicationRequest', 'authoredOn', roll);
    return {
      ...made,
      identifier: [...(made['identifier'] as readonly unknown[]), ...rxNumbers(roll)],
      dispenseRequest: { expectedSupplyDuration: { value: 14 + 14 * roll.below(3), unit: '日', code: 'd' } },
    };
  },
  misses: {
    'another day': (of, roll) => newRx(later('authoredOn', 28)(of, roll), roll),
    'another institution': (of, roll) => newRx(elsewhere(of), roll),
    'brand and generic, or another strength': (of) =>
      another(nextInRp(of), { medicationCodeableConcept: otherDrug(of, 1) }),
    'another drug': (of) => another(nextInRp(of), { medicationCodeableConcept: otherDrug(of, 3) }),
    'the same drug in two Rp': (of) =>
      another({ ...of, identifier: nextRp(of) }, { dosageInstruction: [otherDirections(of)] }),
  },
};

const dispensing: Sort = {
  name: 'dispensing',
  make: (roll) => {
    const made = medication('MedicationDispense', 'whenHandedOver', roll);
    return {
      ...made,
      identifier: [...(made['identifier'] as readonly unknown[]), ...rxNumbers(roll)],
      daysSupply: { value: 14 + 14 * roll.below(3), unit: '日', code: 'd' },
      quantity: { value: 14 + 14 * roll.below(3), unit: '錠' },
    };
  },
  misses: {
    'refilled on one prescription': later('whenHandedOver', 28),
    'another pharmacy': (of, roll) => newRx(elsewhere(of), roll),
    'brand and generic, or another strength': (of) =>
      another(nextInRp(of), { medicationCodeableConcept: otherDrug(of, 1) }),
    'another drug': (of) => another(nextInRp(of), { medicationCodeableConcept: otherDrug(of, 3) }),
    'the same drug in two Rp': (of) =>
      another({ ...of, identifier: nextRp(of) }, { dosageInstruction: [otherDirections(of)] }),
  },
};

const administration: Sort = {
  name: 'administration',
  make: (roll) =>
    written('MedicationAdministration', roll, {
      medicationCodeableConcept: drug(roll),
      effectiveDateTime: moment(dayFrom(roll), 8, roll.below(50)),
      status: 'completed',
      dosage: { text: '経口投与', dose: { value: 1, unit: '錠' } },
    }),
  misses: {
    'the same drug twice a day': laterThatDay('effectiveDateTime'),
    'another day': later('effectiveDateTime'),
    'another drug': (of) => another(of, { medicationCodeableConcept: otherDrug(of, 3) }),
    'another institution': elsewhere,
  },
};

const statement: Sort = {
  name: 'medication-statement',
  make: (roll) =>
    written('MedicationStatement', roll, {
      medicationCodeableConcept: drug(roll),
      effectiveDateTime: dayFrom(roll),
      status: 'active',
      dosage: [directions(roll)],
    }),
  misses: {
    'another day': later('effectiveDateTime', 30),
    'another strength': (of) => another(of, { medicationCodeableConcept: otherDrug(of, 1) }),
    'another institution': elsewhere,
  },
};

const allergy: Sort = {
  name: 'allergy',
  make: (roll) =>
    written('AllergyIntolerance', roll, {
      code: allergen(roll.below(4), roll.chance(0.7)),
      category: ['food'],
      criticality: roll.one(['low', 'high', 'unable-to-assess']),
      recordedDate: dayFrom(roll),
      verificationStatus: { coding: [{ code: 'confirmed' }] },
    }),
  misses: {
    'another substance': (of, roll) => {
      const { text } = of['code'] as { readonly text: string };
      return another(of, {
        code: allergen(['えび', 'そば', 'キウイ', '鶏卵'].indexOf(text) + 1, roll.chance(0.7)),
      });
    },
    'another substance elsewhere': (of, roll) => {
      const { text } = of['code'] as { readonly text: string };
      return {
        ...elsewhere(of),
        code: allergen(['えび', 'そば', 'キウイ', '鶏卵'].indexOf(text) + 2, roll.chance(0.7)),
      };
    },
  },
};

const procedure: Sort = {
  name: 'procedure',
  make: (roll) =>
    written('Procedure', roll, {
      status: 'completed',
      code: {
        text: `${roll.one(['左', '右'])}${roll.one(['人工膝関節置換術', '水晶体再建術', '胸腔ドレナージ'])}`,
      },
      performedDateTime: dayFrom(roll),
      category: { text: '手術' },
    }),
  misses: {
    'the other side': withCode('code', turned),
    'another day': later('performedDateTime', 7),
    'another institution': elsewhere,
    'another procedure that day': withCode('code', (text) => `${text.slice(0, 1)}創傷処置`),
  },
};

const encounter: Sort = {
  name: 'encounter',
  make: (roll) =>
    written('Encounter', roll, {
      status: 'finished',
      class: { code: roll.one(['AMB', 'IMP', 'EMER']) },
      period: { start: roll.chance(0.5) ? dayFrom(roll) : moment(dayFrom(roll), 9, roll.below(50)) },
      type: [{ text: '再診' }],
    }),
  misses: {
    'another day': periodLater,
    'another department that day': (of) => {
      const [first, second] = of['extension'] as readonly { readonly url: string }[];
      const { start } = of['period'] as { readonly start: string };
      return another(of, {
        extension: [first, { ...second, valueCodeableConcept: { text: '眼科' } }],
        period: { start: start.length > 10 ? moment(start, 15) : start },
      });
    },
    'emergency and clinic': (of) => {
      const { code } = of['class'] as { readonly code: string };
      return another(of, { class: { code: code === 'EMER' ? 'AMB' : 'EMER' } });
    },
    'another institution': elsewhere,
  },
};

export const SORTS_OF_CARE: readonly Sort[] = [
  condition,
  prescription,
  dispensing,
  administration,
  statement,
  allergy,
  procedure,
  encounter,
];
