/** The separators that a message says it uses (MSH-1, MSH-2). */
interface Separators {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  readonly subcomponent: string;
}

/** One segment: a name, and fields that are split only when asked for. */
export interface Segment {
  readonly name: string;
  /** Place in the message, from 0. */
  readonly index: number;
  readonly text: string;
  readonly fields: readonly string[];
  readonly separators: Separators;
}

/** What separates nothing: a one-letter escape of HL7 v2.5 §2.7 with the sign it stands for. */
type Plain = 'F' | 'S' | 'T' | 'R' | 'E';

function separatorOf(separators: Separators, letter: Plain): string {
  const { field, component, subcomponent, repetition, escape } = separators;
  return { F: field, S: component, T: subcomponent, R: repetition, E: escape }[letter];
}

/** Codes above this cannot be in a message of two-byte kanji; they would only be a way to smuggle controls in. */
const HIGHEST_HEX = 0x7e;

function fromHex(digits: string): string {
  const codes = (digits.match(/../gu) ?? []).map((pair) => Number.parseInt(pair, 16));
  const printable = codes.every(
    (code) => (code >= 0x20 && code <= HIGHEST_HEX) || code === 0x0a || code === 0x0d,
  );
  return printable ? String.fromCodePoint(...codes).replace(/\r\n?/gu, '\n') : `［\\X${digits}\\］`;
}

/** Resolves the escapes of one leaf, once and after splitting; what is no escape is left as it stands. */
function unescaped(text: string, separators: Separators): string {
  const sign = separators.escape;
  if (sign === '' || !text.includes(sign)) return text;
  const parts = text.split(sign);
  let out = parts[0] ?? '';
  for (let index = 1; index < parts.length; index += 1) {
    const body = parts[index] ?? '';
    const meant = index + 1 < parts.length ? meaningOf(body, separators) : undefined;
    if (meant === undefined) out += `${sign}${body}`;
    else {
      index += 1;
      out += `${meant}${parts[index] ?? ''}`;
    }
  }
  return out;
}

function meaningOf(body: string, separators: Separators): string | undefined {
  if (/^[FSTRE]$/u.test(body)) return separatorOf(separators, body as Plain);
  if (/^\.(?:br|sp\+?\d*|ce|fi|nf)$/u.test(body)) return '\n';
  if (/^X(?:[0-9A-F]{2}){1,64}$/iu.test(body)) return fromHex(body.slice(1));
  // Emphasis on and off, indents; and switches of the character set, which are over once the text is decoded.
  return /^(?:[HN]|\.(?:in|ti|sk)[+-]?\d*|[CM][0-9A-F]{4,6})$/iu.test(body) ? '' : undefined;
}

/** HL7's "deliberately blank": not the same as not sent. */
const BLANKED = '""';

/** A field from 1; of MSH the first is its separator itself. */
function fieldText(segment: Segment, field: number): string {
  if (segment.name !== 'MSH') return segment.fields[field] ?? '';
  return field === 1 ? segment.separators.field : (segment.fields[field - 1] ?? '');
}

function split(text: string, by: string): readonly string[] {
  return by === '' ? [text] : text.split(by);
}

function leaf(text: string, separators: Separators): string | undefined {
  const plain = unescaped(text, separators).trim();
  return plain === '' || plain === BLANKED ? undefined : plain;
}

/** A repetition of a field, its components still to be read. */
export interface Repetition {
  readonly text: string;
  readonly separators: Separators;
}

export function repetitionsOf(segment: Segment, field: number): readonly Repetition[] {
  return split(fieldText(segment, field), segment.separators.repetition)
    .filter((text) => text !== '')
    .map((text) => ({ text, separators: segment.separators }));
}

/** A component (from 1), whole: sub-components are joined by a blank. */
export function componentOf({ text, separators }: Repetition, component: number): string | undefined {
  const whole = split(text, separators.component)[component - 1] ?? '';
  const parts = split(whole, separators.subcomponent).flatMap((part) => leaf(part, separators) ?? []);
  return parts.length === 0 ? undefined : parts.join(' ');
}

/** The sub-components of a component as if they were components: a coded value inside a coded value. */
export function innerOf({ text, separators }: Repetition, component: number): Repetition {
  const whole = split(text, separators.component)[component - 1] ?? '';
  return {
    text: whole,
    separators: { ...separators, component: separators.subcomponent, subcomponent: '' },
  };
}

/** A component of a field's first repetition. */
export function textOf(segment: Segment, field: number, component = 1): string | undefined {
  const [first] = repetitionsOf(segment, field);
  return first === undefined ? undefined : componentOf(first, component);
}

/** A field whole, for reading: repetitions by 「、」, components by a blank. */
export function wordsOf(segment: Segment, field: number): string | undefined {
  const words = repetitionsOf(segment, field).flatMap((one) => wordsOfRepetition(one) ?? []);
  return words.length === 0 ? undefined : words.join('、');
}

export function wordsOfRepetition({ text, separators }: Repetition): string | undefined {
  const parts = split(text, separators.component).flatMap((component) =>
    split(component, separators.subcomponent).flatMap((part) => leaf(part, separators) ?? []),
  );
  return parts.length === 0 ? undefined : parts.join(' ');
}

/** Whether a field is sent as deliberately blank (`""`). */
export function isBlanked(segment: Segment, field: number): boolean {
  return fieldText(segment, field) === BLANKED;
}

/** Whether a segment holds anything besides its name. */
export function hasFields(segment: Segment): boolean {
  return segment.fields.slice(1).some((field) => field !== '');
}

/** How many segments one message may hold before it is no message (a year of hourly results has about 10,000). */
const MOST_SEGMENTS = 50_000;

/** Splits a decoded text into segments; undefined where it is no HL7 v2 message. Total and linear. */
export function parseMessage(text: string): readonly Segment[] | undefined {
  // A message sent over MLLP begins with a vertical tab and ends with a file separator.
  const whole = text.replaceAll('\u000B', '').replace(/^[\uFEFF\s]+/u, '');
  if (!/^MSH[^\w\s]/u.test(whole)) return undefined;
  const field = whole.charAt(3);
  const [component = '', repetition = '', escape = '', subcomponent = ''] =
    whole.slice(4).split(field, 1)[0] ?? '';
  const separators: Separators = { field, component, repetition, escape, subcomponent };
  const signs = [field, component, repetition, escape, subcomponent].filter((sign) => sign !== '');
  if (component === '' || new Set(signs).size < signs.length || signs.some((sign) => /[\w\s]/u.test(sign)))
    return undefined;
  const lines = whole.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '' && line !== '\u001C');
  if (lines.length > MOST_SEGMENTS) return undefined;
  return lines.map((line, index) => {
    const fields = line.split(field);
    return { name: (fields[0] ?? '').trim(), index, text: line, fields, separators };
  });
}
