import { ageAt } from '../domain/partial-date.ts';
import type { PersonRecord } from '../domain/person.ts';
import type { Text } from './text.ts';

/** The name to be read: kanji, else what there is; names are never transliterated by us. */
export function personName(text: Text, record: PersonRecord): string {
  return record.kanji ?? record.kana ?? record.roman ?? text.t('person.nameUnknown');
}

/** What stands over the name, because it is what is called aloud: kana, in English with the romanised name. */
export function nameReading(text: Text, record: PersonRecord): string | undefined {
  if (text.language === 'en' && record.roman !== undefined) {
    return record.kana === undefined ? record.roman : `${record.roman}　${record.kana}`;
  }
  return record.kanji === undefined ? record.roman : (record.kana ?? record.roman);
}

/** 68歳; 年齢不明 where the date of birth is not exact. */
export function ageText(text: Text, record: PersonRecord, today: string): string {
  const age = record.birthDate === undefined ? undefined : ageAt(record.birthDate, today);
  return age === undefined ? text.t('person.ageUnknown') : text.t('person.age', { n: age });
}

export function sexText(text: Text, record: PersonRecord): string {
  return text.t(`person.sex.${record.sex}`);
}
