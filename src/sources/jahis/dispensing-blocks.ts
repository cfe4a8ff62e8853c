import { field, type JahisText, type Line } from './records.ts';

/** A drug with the lines that follow it, before its usage is known. */
export interface Drug {
  readonly line: Line;
  readonly index: number;
  readonly after: Line[];
}

/** The drugs of one RP number under one doctor, and what is said of all of them. */
export interface Rp {
  readonly number: string;
  readonly drugs: Drug[];
  usage: Line | undefined;
  readonly remarks: Line[];
}

/** One 調剤: from a 5 to the next. */
export interface Dispensing {
  readonly day: Line | undefined;
  pharmacy: Line | undefined;
  pharmacist: Line | undefined;
  hospital: Line | undefined;
  readonly doctors: { doctor: Line | undefined; rps: Rp[] }[];
  readonly remarks: { readonly line: Line; readonly index: number }[];
}

export const REMARKS: Readonly<Record<string, string>> = {
  '401': '服用注意',
  '411': '医療機関等からの提供情報',
  '421': '残薬確認',
  '501': '備考',
  '601': '患者等の記入',
};

function emptyDispensing(day: Line | undefined): Dispensing {
  return {
    day,
    pharmacy: undefined,
    pharmacist: undefined,
    hospital: undefined,
    doctors: [{ doctor: undefined, rps: [] }],
    remarks: [],
  };
}

function rpOf(dispensing: Dispensing, number: string): Rp {
  const rps = dispensing.doctors.at(-1)?.rps ?? [];
  const known = rps.find((rp) => rp.number === number);
  if (known !== undefined) return known;
  const made: Rp = { number, drugs: [], usage: undefined, remarks: [] };
  rps.push(made);
  return made;
}

/** Puts one line of a dispensing in its place; false for a line that has none. */
function take(dispensing: Dispensing, line: Line, index: number): boolean {
  const number = field(line, 1) ?? '';
  switch (line.number) {
    case '11':
      dispensing.pharmacy = line;
      return true;
    case '15':
      dispensing.pharmacist = line;
      return true;
    case '51':
      dispensing.hospital = line;
      return true;
    case '55':
      dispensing.doctors.push({ doctor: line, rps: [] });
      return true;
    case '201':
      rpOf(dispensing, number).drugs.push({ line, index, after: [] });
      return true;
    // 281 and 291 speak of the drug before them, not of its whole RP.
    case '281':
    case '291': {
      const drug = rpOf(dispensing, number).drugs.at(-1);
      drug?.after.push(line);
      return drug !== undefined;
    }
    case '301': {
      const rp = rpOf(dispensing, number);
      const free = rp.usage === undefined;
      rp.usage ??= line;
      return free;
    }
    case '311':
    case '391':
      rpOf(dispensing, number).remarks.push(line);
      return true;
    default:
      if (!Object.hasOwn(REMARKS, line.number)) return false;
      dispensing.remarks.push({ line, index });
      return true;
  }
}

const OUTSIDE: ReadonlySet<string> = new Set(['1', '2', '3', '31', '4', '701']);

interface Dispensings {
  readonly all: readonly Dispensing[];
  readonly unread: readonly string[];
}

export function dispensingsOf(text: JahisText): Dispensings {
  const all: Dispensing[] = [];
  const unread: string[] = [];
  text.lines.forEach((line, index) => {
    if (line.number === '5') all.push(emptyDispensing(line));
    else if (!OUTSIDE.has(line.number)) {
      let last = all.at(-1);
      if (last === undefined) {
        last = emptyDispensing(undefined);
        all.push(last);
      }
      if (!take(last, line, index)) unread.push(line.text);
    }
  });
  return { all, unread };
}
