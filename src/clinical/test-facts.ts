import { branded } from '../base/brand.ts';
import type { Coded, Coding } from '../domain/coded.ts';
import type { Entry, EntryMark, Interpretation, MedicationEntry, ObservationEntry } from '../domain/entry.ts';
import type { EntryKey, SourceId } from '../domain/ids.ts';
import type { Merged } from '../domain/merged.ts';
import { parsePartialDate, UNKNOWN_WHEN, type When } from '../domain/partial-date.ts';
import type { Quantity } from '../domain/quantity.ts';
import { canonicalSystem } from '../terminology/code-systems.ts';

/*
 * Facts for tests, drawn as text tables: one line a fact, cells parted by `|`. What a line leaves out is absent, as it
 * may be in a record.
 */

const SYSTEMS: Readonly<Record<string, string>> = {
  yj: 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code',
  general: 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode',
  hot9: 'http://medis.or.jp/CodeSystem/master-HOT9',
  core: 'http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS',
  jlac: canonicalSystem('urn:oid:1.2.392.200119.4.504'),
  loinc: 'http://loinc.org',
  local: 'http://example.test/local',
  icd: 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/ICD10-2013-full',
};

function cellsOf(line: string): readonly string[] {
  return line.split('|').map((cell) => cell.trim());
}

export function tableLines(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(cellsOf);
}

/** `2026-11-02`, `2026-11-02〜2026-11-09`, `?`, or words. */
export function whenFrom(text: string): When {
  if (text === '' || text === '?') return UNKNOWN_WHEN;
  const [from = '', to] = text.split('〜');
  const start = parsePartialDate(from);
  if (start === undefined) return { state: 'worded', words: text };
  const end = to === undefined || to === '' ? undefined : parsePartialDate(to);
  return { state: 'dated', start, ...(end === undefined ? {} : { end }) };
}

/** `yj:3332001F1083 core:3C015…=Cre`: system, code, and the display after `=`. */
export function codedFrom(text: string, codes: string): Coded {
  const codings = codes
    .split(/\s+/u)
    .filter((code) => code !== '')
    .map((code): Coding => {
      const [, system = '', rest = ''] = /^([a-z0-9]+):(.*)$/u.exec(code) ?? [];
      const [value = '', display] = rest.split('=');
      return {
        system: SYSTEMS[system] ?? system,
        code: value,
        ...(display === undefined ? {} : { display }),
      };
    });
  return { text, codings };
}

export function quantityFrom(text: string): Quantity | undefined {
  const found = /^([<>]=?)?([\d.]+)\s*(.*)$/u.exec(text);
  if (found === null) return undefined;
  const [, comparator, digits = '', unit = ''] = found;
  return {
    value: Number(digits),
    text: digits,
    unit,
    ...(comparator === undefined ? {} : { comparator: comparator as '<' }),
  };
}

let counter = 0;

/** A fact with one witness; what a kind needs is given whole. */
export function factOf<E extends Entry>(
  own: Partial<Entry> & { readonly kind: E['kind'] },
  source = '湊',
  place?: string,
): Merged<E> {
  counter += 1;
  const id = `${own.kind}-${counter}`;
  const entry = {
    key: branded<EntryKey>(`${source}/${id}`),
    when: UNKNOWN_WHEN,
    title: '',
    marks: [] as readonly EntryMark[],
    notes: [],
    businessIds: [],
    provenance: {
      source: branded<SourceId>(source),
      resourceType: 'Basic',
      resourceId: id,
      stands: [`Basic/${id}`],
      fetchedAt: new Date('2026-11-24T00:41:00Z'),
      raw: { resourceType: 'Basic', id },
      ...(place === undefined ? {} : { institution: place }),
    },
    ...own,
  } as unknown as E;
  return {
    key: entry.key,
    shown: entry,
    witnesses: [entry],
    because: { by: 'alone' },
    conflicts: [],
    earlier: [],
    counterparts: [],
  };
}

/** kind | start | name | codes | dose | days | rx id | source | more (`頓用 外用 status:stopped end:2026-11-09`) */
export function medicinesFrom(text: string): readonly Merged<MedicationEntry>[] {
  return tableLines(text).map(
    ([
      kind = '',
      start = '',
      name = '',
      codes = '',
      dose = '',
      days = '',
      rx = '',
      source = '湊',
      more = '',
    ]) => {
      const when = whenFrom(start);
      const amount = quantityFrom(dose);
      const status = /status:(\S+)/u.exec(more)?.[1];
      const end = parsePartialDate(/end:(\S+)/u.exec(more)?.[1] ?? '');
      return factOf<MedicationEntry>(
        {
          kind: kind as MedicationEntry['kind'],
          when,
          title: name,
          drug: codedFrom(name, codes),
          dosageText: '',
          doseIsSubstance: false,
          asNeeded: more.includes('頓用'),
          instructions: [],
          ...(when.state === 'dated' ? { start: when.start } : {}),
          ...(amount === undefined ? {} : { dose: amount }),
          ...(days === '' ? {} : { days: Number(days) }),
          ...(rx === '' ? {} : { prescriptionId: rx }),
          ...(more.includes('外用') ? { route: '外用' } : {}),
          ...(status === undefined ? {} : { status }),
          ...(end === undefined ? {} : { end }),
        } as Partial<MedicationEntry> & { kind: MedicationEntry['kind'] },
        source,
      );
    },
  );
}

/** when | name | codes | value | flag | range | place */
export function labsFrom(
  text: string,
  kind: ObservationEntry['kind'] = 'lab',
): readonly Merged<ObservationEntry>[] {
  return tableLines(text).map(
    ([when = '', name = '', codes = '', value = '', flag = '', range = '', place = '病院A']) => {
      const quantity = quantityFrom(value);
      const [, low, high] = /^([\d.]*)–([\d.]*)$/u.exec(range) ?? [];
      return factOf<ObservationEntry>(
        {
          kind,
          when: whenFrom(when),
          title: name,
          code: codedFrom(name, codes),
          value:
            value === ''
              ? { type: 'none' }
              : quantity === undefined || quantity.unit === '（文字）'
                ? { type: 'text', text: value.replace('（文字）', '').trim() }
                : { type: 'quantity', quantity },
          parts: [],
          members: [],
          ...(flag === '' ? {} : { interpretation: flag as Interpretation }),
          ...(range === ''
            ? {}
            : {
                range: {
                  text: range,
                  ...(low === undefined || low === '' ? {} : { low: Number(low) }),
                  ...(high === undefined || high === '' ? {} : { high: Number(high) }),
                },
              }),
        } as Partial<ObservationEntry> & { kind: ObservationEntry['kind'] },
        '湊',
        place,
      );
    },
  );
}
