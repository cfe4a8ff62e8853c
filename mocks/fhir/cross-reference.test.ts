import { describe, expect, test } from 'vitest';
import { CrossReference } from './cross-reference.ts';
import { Refusal } from './outcome.ts';
import { samplePatient } from './sample-people.ts';
import { Store } from './store.ts';

const MEMBER = 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID';

function storeOf(...patients: readonly (readonly [string, string, object?])[]): Store {
  const store = new Store();
  for (const [id, member, more = {}] of patients)
    store.add(samplePatient(id, { identifier: [{ system: MEMBER, value: member }], ...more }), [id]);
  return store;
}

const here = storeOf(['a1', '01:１:2:01'], ['a2', '01:1:2:02', { birthDate: '1975-01-01' }]);
const there = storeOf(['b1', '01:1:2:'], ['b9', '77:1:1:']);
const reference = new CrossReference([
  { system: 'urn:here', store: here },
  { system: 'urn:there', store: there },
]);

function ask(...pairs: readonly (readonly [string, string])[]): string[] | string {
  try {
    const body = JSON.parse(reference.answer(new URLSearchParams(pairs.map((pair) => [...pair])), here)) as {
      parameter: {
        valueIdentifier?: { system: string; value: string };
        valueReference?: { reference: string };
      }[];
    };
    return body.parameter.map(
      ({ valueIdentifier, valueReference }) =>
        valueReference?.reference ?? `${valueIdentifier?.system}|${valueIdentifier?.value}`,
    );
  } catch (error) {
    if (error instanceof Refusal) return `${error.status} ${error.code}: ${error.message}`;
    throw error;
  }
}

describe('$ihe-pix', () => {
  test.each([
    [
      'a patient of its own',
      [['sourceIdentifier', 'urn:here|a1']],
      ['urn:here|a1', 'urn:there|b1', 'Patient/a1'],
    ],
    [
      'the insured number, however wide',
      [['sourceIdentifier', `${MEMBER}|01:1:2:01`]],
      ['urn:here|a1', 'urn:there|b1', 'Patient/a1'],
    ],
    ['another of the family', [['sourceIdentifier', 'urn:here|a2']], ['urn:here|a2', 'Patient/a2']],
    ['a patient of elsewhere', [['sourceIdentifier', 'urn:there|b9']], ['urn:there|b9']],
    [
      'one network only',
      [
        ['sourceIdentifier', 'urn:here|a1'],
        ['targetSystem', 'urn:there'],
      ],
      ['urn:there|b1'],
    ],
    [
      'nobody',
      [['sourceIdentifier', 'urn:here|zz']],
      '404 not-found: sourceIdentifier Patient Identifier not found',
    ],
    [
      'a number of no kind it keeps',
      [['sourceIdentifier', 'urn:x|1']],
      '400 code-invalid: sourceIdentifier Assigning Authority not found',
    ],
    [
      'a network that is none',
      [
        ['sourceIdentifier', 'urn:here|a1'],
        ['targetSystem', 'urn:x'],
      ],
      '403 code-invalid: targetSystem not found',
    ],
    [
      'without a system',
      [['sourceIdentifier', 'a1']],
      '400 required: exactly one sourceIdentifier, written system|value, is required',
    ],
    ['nothing', [], '400 required: exactly one sourceIdentifier, written system|value, is required'],
  ] as const)('%s', (_, query, told) => {
    expect(ask(...query)).toEqual(told);
  });
});
