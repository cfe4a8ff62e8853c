import type { MedicationEntry } from '../../domain/entry.ts';

const OTC = /OTC|市販|一般用医薬品|要指導/iu;

/** Bought without a prescription, by the record's own words: no code says so, and no silence does. */
export function isOtc({ category, title, notes }: MedicationEntry): boolean {
  return OTC.test([category ?? '', title, ...notes].join(' '));
}
