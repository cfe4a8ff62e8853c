import { parsePartialDate, type PartialDate } from '../../domain/partial-date.ts';

const SHAPE =
  /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\.(\d{1,6}))?)?)?)?)?)?([+-]\d{4})?$/u;

/** Six digits may be a number that is no month (`330001`): years of nobody's record are not read as years. */
function isCalendarYear(year: string): boolean {
  return year >= '1800' && year < '2200';
}

/**
 * An HL7 time (TS) as a FHIR one, as exactly as it is given and no more: Japanese time where it names no offset, an hour
 * without minutes only to the day. What is no date (`201113`, `330001`) comes back as it is, so that it is kept as words.
 */
export function fhirTime(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const found = SHAPE.exec(text);
  if (found === null) return text;
  const [, year = '', month, day, hour, minute, second, fraction, offset] = found;
  if (!isCalendarYear(year)) return text;
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  const zone = offset === undefined ? '+09:00' : `${offset.slice(0, 3)}:${offset.slice(3)}`;
  const seconds = `${second ?? '00'}${fraction === undefined ? '' : `.${fraction.slice(0, 3)}`}`;
  const made = minute === undefined ? date : `${date}T${hour ?? ''}:${minute}:${seconds}${zone}`;
  return parsePartialDate(made) === undefined ? text : made;
}

export function partialDateOfHl7(text: string | undefined): PartialDate | undefined {
  const made = fhirTime(text);
  return made === undefined ? undefined : parsePartialDate(made);
}

/** The 17 digits of a file's name (YYYYMMDDHHMMSSFFF) as a FHIR time. */
export function timeOfFileName(digits: string): string | undefined {
  const made = fhirTime(`${digits.slice(0, 14)}.${digits.slice(14)}`);
  return made === undefined || parsePartialDate(made) === undefined ? undefined : made;
}
