import { expect, test } from 'vitest';
import { patientParts } from './patient-parts.ts';

test('names in Japanese order, addresses and numbers in their own words', () => {
  expect(
    patientParts({
      resourceType: 'Patient',
      name: [
        { family: '桐谷', given: ['文枝'] },
        { text: 'キリタニ フミエ', family: 'キリタニ' },
      ],
      address: [{ postalCode: '000-0001', state: '架空県', city: '汐見市', line: ['みなと台1-2'] }],
      telecom: [{ system: 'phone', value: '0000-11-2222' }],
      identifier: [{ system: 'urn:x', value: '1' }, { system: 'urn:y' }],
    }),
  ).toEqual({
    names: ['桐谷 文枝', 'キリタニ フミエ'],
    addresses: ['〒000-0001 架空県汐見市みなと台1-2'],
    telecoms: ['0000-11-2222'],
    identifiers: [{ system: 'urn:x', value: '1' }],
  });
});

test('a misshapen resource yields what can be read and never throws', () => {
  const misshapen = {
    resourceType: 'Patient',
    name: 'x',
    address: [null, 3],
    telecom: {},
    identifier: [{ value: 4 }],
  };
  expect(patientParts(misshapen)).toEqual({ names: [], addresses: [], telecoms: [], identifiers: [] });
});
