import { parsePartialDate } from '../../domain/partial-date.ts';

/** First years of the eras, by letter (お薬手帳) and by digit (処方箋). */
const FIRST_YEAR: Readonly<Record<string, number>> = {
  M: 1868,
  T: 1912,
  S: 1926,
  H: 1989,
  R: 2019,
  '1': 1868,
  '2': 1912,
  '3': 1926,
  '4': 1989,
  '5': 2019,
};

/** `20200410`, `R020410` or `5020410` as a FHIR date; what is none of these comes back as it is, to be kept as words. */
export function fhirDate(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const plain = /^(\d{4})(\d{2})(\d{2})$/u.exec(text);
  const era = /^([MTSHR1-5])(\d{2})(\d{2})(\d{2})$/iu.exec(text);
  const first = era === null ? undefined : FIRST_YEAR[(era[1] ?? '').toUpperCase()];
  const made =
    plain !== null
      ? plain.slice(1).join('-')
      : era !== null && first !== undefined && era[2] !== '00'
        ? `${first + Number(era[2]) - 1}-${era[3] ?? ''}-${era[4] ?? ''}`
        : undefined;
  return made !== undefined && parsePartialDate(made) !== undefined ? made : text;
}
