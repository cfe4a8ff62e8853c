// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { MOST_CARRIED_BYTES } from '../../domain/carried.ts';
import { jisBytes, messageOf } from '../ssmix2/test-message.ts';
import { readCarried } from './carried-files.ts';
import { formatOf } from './format.ts';

const NOW = () => new Date(0);
/** A file asks nobody for anything. */
const MEANS = {
  now: NOW,
  signal: new AbortController().signal,
  fetch: () => Promise.reject(new Error('asked')),
};

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function notebook(drug: string, control = ''): string {
  return `JAHISTC08,1\r\n1,見本　花子,2,19740115,,,,,,,ミホン　ハナコ\r\n5,20250901,1\r\n11,ひばり薬局,99,4,0000123,,,,1\r\n201,1,${drug},1,錠,1,,1\r\n301,1,１日１回朝食後,28,日分,1,1,,1\r\n${control}`;
}

const CDA = `<?xml version="1.0"?><!-- x --><n:ClinicalDocument xmlns:n="urn:hl7-org:v3"><n:title>紹介状</n:title></n:ClinicalDocument>`;
const PATIENT = { resourceType: 'Patient', id: 'p', name: [{ text: '見本 花子' }], birthDate: '1974-01-15' };

function allergy(id: string, patient: string) {
  return {
    resource: {
      resourceType: 'AllergyIntolerance',
      id,
      code: { text: 'そば' },
      patient: { reference: patient },
    },
  };
}

async function carriedLines(...pieces: readonly (readonly [string, Uint8Array])[]) {
  const carried = await readCarried(
    pieces.map(([name, content]) => ({ name, bytes: content })),
    1,
    MEANS,
  );
  const lines: string[] = [];
  for (const { outcome, client } of carried) {
    const { names, state } = outcome;
    const count = outcome.state === 'taken' ? `${outcome.entries} ${outcome.issues}` : '';
    const who = await client?.readPatient('', new AbortController().signal);
    const feeds = client?.source.offers ?? [];
    lines.push([names.join('+'), state, count, who?.ok ? who.value.kanji : '', feeds].join(' | '));
  }
  return lines;
}

describe('what a file is, is told by its content', () => {
  it.each([
    [notebook('x'), 'notebook'],
    ['\ufeffJAHIS10\r\n1,1', 'prescription'],
    [messageOf('ADT^A60', []), 'hl7v2'],
    [CDA, 'cda'],
    ['<ClinicalDocument xmlns="urn:hl7-org:v3"/>', 'cda'],
    ['{ "resourceType": "Bundle" }', 'fhir'],
    ['{ "type": "Bundle" }', undefined],
    ['<html><body>ClinicalDocument</body></html>', undefined],
    ['お薬手帳', undefined],
    ['', undefined],
  ])('%s', (text, format) => {
    expect(formatOf(bytes(text))).toBe(format);
  });
});

describe('files that a person brought', () => {
  it('each is a source of its own; the parts of a split notebook are one, in whatever order', async () => {
    expect(
      await carriedLines(
        ['b.txt', bytes(notebook('乙錠', '911,20250901000001,2,2\r\n'))],
        ['c.txt', bytes(notebook('丙錠'))],
        ['a.txt', bytes(notebook('甲錠', '911,20250901000001,2,1\r\n'))],
      ),
    ).toEqual([
      'b.txt+a.txt | taken | 2 0 | 見本　花子 | MedicationDispense',
      'c.txt | taken | 1 0 | 見本　花子 | MedicationDispense',
    ]);
  });

  it('a notebook with a part missing says so', async () => {
    expect(await carriedLines(['a.txt', bytes(notebook('甲錠', '911,20250901000001,3,1\r\n'))])).toEqual([
      'a.txt | taken | 1 1 | 見本　花子 | MedicationDispense',
    ]);
  });

  it('an HL7 message is read without the name that a storage would give it', async () => {
    const message = jisBytes(messageOf('ADT^A60', ['IAM|1|DA|^ペニシリン']));
    expect(await carriedLines(['message.hl7', message])).toEqual([
      'message.hl7 | taken | 1 0 | 潮見　つむぎ | AllergyIntolerance',
    ]);
    expect(await carriedLines(['x.hl7', jisBytes(messageOf('QBP^Q22', []))])).toEqual([
      'x.hl7 | nothing-read |  |  | ',
    ]);
  });

  it('FHIR: of the one person it speaks of; of several it is not read', async () => {
    const bundle = (...entry: readonly unknown[]) =>
      bytes(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }));
    expect(
      await carriedLines(
        ['own.json', bundle({ resource: PATIENT }, allergy('1', 'Patient/p'), allergy('2', 'Patient/q'))],
        [
          'two.json',
          bundle({ resource: PATIENT }, { resource: { ...PATIENT, id: 'q' } }, allergy('1', 'Patient/p')),
        ],
        ['bare.json', bytes(JSON.stringify(allergy('1', 'Patient/p').resource))],
        ['broken.json', bytes('{ "resourceType": "Bundle", ')],
      ),
    ).toEqual([
      'own.json | taken | 1 1 | 見本　花子 | AllergyIntolerance',
      'two.json | nothing-read |  |  | ',
      'bare.json | taken | 1 0 |  | AllergyIntolerance',
      'broken.json | nothing-read |  |  | ',
    ]);
  });

  it('what nobody reads, or is too large, is named and becomes nothing', async () => {
    expect(
      await carriedLines(['memo.txt', bytes('メモ')], ['large.txt', new Uint8Array(MOST_CARRIED_BYTES + 1)]),
    ).toEqual(['memo.txt | unknown-format |  |  | ', 'large.txt | too-large |  |  | ']);
  });

  it('keeps the names that people give their files out of the record', async () => {
    const [carried] = await readCarried(
      [{ name: '山田太郎の手帳.txt', bytes: bytes(notebook('甲錠')) }],
      3,
      MEANS,
    );
    const person = await carried?.client?.readPatient('', new AbortController().signal);
    const events = [];
    if (carried?.client !== undefined && person?.ok === true)
      for await (const event of carried.client.readFeed(
        'MedicationDispense',
        person.value,
        new AbortController().signal,
      ))
        events.push(event);
    expect(JSON.stringify([carried?.client?.source, person, events])).not.toContain('山田');
    expect(carried?.client?.source).toMatchObject({ id: 'carried-3', seal: '持', kind: 'carried' });
  });
});
