import type { PersonQuery } from '../../domain/person.ts';

/** What a code on a card tells of whom it belongs to; only what it says, for a search that a reader still has to begin. */
export interface CardReading {
  readonly kind: 'insured' | 'identifier' | 'notebook' | 'labelled' | 'number';
  readonly query: Partial<PersonQuery>;
}

/** The bytes of a symbol as text: Japanese cards write either of these two, and no symbol says which. */
export function cardText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  } catch {
    return new TextDecoder('shift_jis').decode(bytes).trim();
  }
}

/** 保険者番号（8桁）:記号:番号:枝番, the form in which JP-CLINS writes the number of an insured person. */
const INSURED = /^\d{6,8}:[^:\s]*:[^:\s]+:\d{0,2}$/u;
const MEMBER_SYSTEM = /JP_Insurance_memberID$/u;
const TOKEN = /^((?:https?:\/\/|urn:oid:)[^|\s]+)\|([^|\s]{1,64})$/u;
const PLAIN_NUMBER = /^[0-9A-Z][0-9A-Z-]{2,19}$/iu;

function plain(text: string): string {
  return text.normalize('NFKC').trim();
}

function insured(line: string): CardReading | undefined {
  const memberId = plain(line);
  return INSURED.test(memberId) ? { kind: 'insured', query: { memberId } } : undefined;
}

/** Identifiers as FHIR writes them in a question: `system|value`. */
function identifiers(lines: readonly string[]): CardReading | undefined {
  const tokens = lines.map((line) => TOKEN.exec(line));
  const query: { memberId?: string; localId?: string } = {};
  for (const token of tokens) {
    if (token === null) return undefined;
    const [, system = '', value = ''] = token;
    if (MEMBER_SYSTEM.test(system)) query.memberId ??= value;
    else query.localId ??= value;
  }
  return tokens.length === 0 ? undefined : { kind: 'identifier', query };
}

const NOTEBOOK_SEX = { '1': 'male', '2': 'female' } as const;

function notebookDay(text: string): string {
  return /^\d{8}$/u.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
}

/** Record 1 of an お薬手帳 (JAHIS 電子版お薬手帳データフォーマット): name, sex, day of birth. */
function notebook(lines: readonly string[]): CardReading | undefined {
  if (lines[0]?.startsWith('JAHISTC') !== true) return undefined;
  const [, name = '', sex = '', birth = ''] = lines.find((line) => line.startsWith('1,'))?.split(',') ?? [];
  if (name.trim() === '') return undefined;
  const known = sex === '1' || sex === '2' ? { sex: NOTEBOOK_SEX[sex] } : {};
  return { kind: 'notebook', query: { name: name.trim(), birthDate: notebookDay(birth.trim()), ...known } };
}

function labelOf(text: string, label: string): string {
  return new RegExp(`(?:^|[\\s,、;])${label}\\s*[:=]?\\s*([^\\s,、;:=]+)`, 'u').exec(text)?.[1] ?? '';
}

/** The words that are printed on a card, each before what it names. */
function labelled(lines: readonly string[]): CardReading | undefined {
  const text = plain(lines.join('\n'));
  const [insurer, sign, number, branch] = ['保険者番号', '記号', '番号', '枝番'].map((label) =>
    labelOf(text, label),
  );
  const memberId = insurer === '' || number === '' ? '' : [insurer, sign, number, branch].join(':');
  const query = {
    ...(memberId === '' ? {} : { memberId }),
    ...Object.fromEntries(
      (
        [
          ['localId', '患者番号'],
          ['name', '氏名'],
          ['birthDate', '生年月日'],
        ] as const
      ).flatMap(([field, label]) => {
        const value = labelOf(text, label);
        return value === '' ? [] : [[field, value]];
      }),
    ),
  };
  return Object.keys(query).length === 0 ? undefined : { kind: 'labelled', query };
}

/**
 * Reads what is written in the code of a card (card-01). No layout of the codes on insurance cards is public, so nothing is
 * guessed from the place of a figure: read are the forms that say themselves what they are, and a plain number as what it
 * most likely is, the number of a hospital's card. Anything else is no way to a person.
 */
export function readCard(text: string): CardReading | undefined {
  const lines = text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [first] = lines;
  if (first === undefined) return undefined;
  const said =
    notebook(lines) ??
    (lines.length === 1 ? insured(first) : undefined) ??
    identifiers(lines) ??
    labelled(lines);
  if (said !== undefined) return said;
  const number = plain(first);
  return lines.length === 1 && PLAIN_NUMBER.test(number)
    ? { kind: 'number', query: { localId: number } }
    : undefined;
}
