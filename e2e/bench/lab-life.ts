/** A person with 500 tests on 400 days, and one test with 10,000 results, as files that the demo world loads. Invented. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const INTERPRETATION = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation';
const LOCAL = 'http://example.org/lab-items';
const PATIENT = 'lab-life';
const DAY = 86_400_000;
export const LAB_LIFE_NUMBER = '9900000004';
/** The one test with so many results. */
export const DENSE_TEST = '持続測定項目';

export interface LabLifeSize {
  readonly tests: number;
  readonly days: number;
  readonly perDay: number;
  readonly points: number;
}

/** A number that looks drawn by lot and is the same in every run. */
function drawn(index: number): number {
  return ((index * 2_654_435_761) >>> 0) / 2 ** 32;
}

interface Result {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly at: string;
  readonly value: number;
}

function observation({ id, code, name, at, value }: Result): object {
  const flag = value > 90 ? 'H' : value < 10 ? 'L' : 'N';
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' },
        ],
      },
    ],
    code: { coding: [{ system: LOCAL, code, display: name }], text: name },
    subject: { reference: `Patient/${PATIENT}` },
    performer: [{ display: '長命会病院' }],
    effectiveDateTime: at,
    valueQuantity: { value, unit: 'U/L', system: 'http://unitsofmeasure.org', code: 'U/L' },
    interpretation: [{ coding: [{ system: INTERPRETATION, code: flag }] }],
    referenceRange: [{ low: { value: 10, unit: 'U/L' }, high: { value: 90, unit: 'U/L' } }],
  };
}

function* resultsOf({ tests, days, perDay, points }: LabLifeSize, today: number): Generator<object> {
  const dense = Math.ceil(points / days);
  for (let day = 0; day < days; day += 1) {
    const on = new Date(today - (days - day) * 7 * DAY).toISOString().slice(0, 10);
    for (let turn = 0; turn < perDay; turn += 1) {
      const test = (day * perDay + turn) % tests;
      const number = String(test + 1).padStart(3, '0');
      yield observation({
        id: `lab-${day}-${turn}`,
        code: `T${number}`,
        name: `検査項目${number}`,
        at: `${on}T08:00:00+09:00`,
        value: Number((drawn(day * perDay + turn) * 100).toFixed(1)),
      });
    }
    for (let turn = 0; turn < dense && day * dense + turn < points; turn += 1) {
      const minute = Math.floor((turn / dense) * 24 * 60);
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      yield observation({
        id: `dense-${day}-${turn}`,
        code: 'T000',
        name: DENSE_TEST,
        at: `${on}T${time}:00+09:00`,
        value: Number((50 + 45 * Math.sin((day * dense + turn) / 40) * drawn(day * dense + turn)).toFixed(1)),
      });
    }
  }
}

/** Writes the files into a folder of their own, for `--people`; `remove` takes it away. */
export function writeLabLife(size: LabLifeSize): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'hitome-lab-life-'));
  const patient = {
    resourceType: 'Patient',
    id: PATIENT,
    identifier: [{ system: 'urn:oid:1.2.392.100495.20.3.51.19999999999', value: LAB_LIFE_NUMBER }],
    name: [{ use: 'official', text: '見本 検', family: '見本', given: ['検'] }],
    gender: 'male',
    birthDate: '1948-04-04',
  };
  const all = [patient, ...resultsOf(size, Date.now())];
  writeFileSync(path.join(folder, 'lab-life.ndjson'), all.map((one) => JSON.stringify(one)).join('\n'));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
