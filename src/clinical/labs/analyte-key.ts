import { foldText } from '../../base/text-fold.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import { LOINC } from '../../terminology/code-systems.ts';
import { groupOfAnalyte, type Jlac10, jlac10Of, jlac11Of } from '../../terminology/jlac.ts';
import { infectionItemOf } from '../../terminology/lab-infections.ts';
import {
  codesDisagree,
  type LabGroup,
  type LabItem,
  type LabJoin,
  type LabMatch,
  labMatchOf,
} from '../../terminology/lab-items.ts';
import {
  fluidOf,
  loincSplit,
  otherSpecimen,
  scaleWords,
  standardMethod,
} from '../../terminology/lab-splits.ts';
import { unitKey } from '../../terminology/lab-units.ts';

/** By what results were put into one row, the surest first. A name never joins results of two institutions. */
export type JoinedBy = LabJoin | 'jlac11' | 'local' | 'name';

/** Why a row stands apart from another of the same test (lab-split-01…05): nothing of the kind is joined silently. */
export interface RowSplit {
  readonly by: 'method' | 'specimen' | 'scale' | 'unit';
  /** The method, specimen, scale or unit that this row is of, as told; '' where the record does not tell it. */
  readonly of: string;
}

/** What a row of the table stands for. */
export interface AnalyteKey {
  /** Analyte and unit: results with one key may be compared as they were sent. */
  readonly key: string;
  /** The analyte alone, with whatever keeps it apart: the rows of the table are made of these. */
  readonly analyte: string;
  readonly group: LabGroup;
  readonly item?: LabItem;
  readonly names?: { readonly ja: string; readonly en: string };
  readonly joinedBy: JoinedBy;
  readonly split?: RowSplit;
  /** May be drawn as a curve: not if only a name holds the results together. */
  readonly trendable: boolean;
}

type Analyte = Omit<AnalyteKey, 'key'>;

function unitOf({ value }: ObservationEntry): string {
  return value.type === 'quantity' ? unitKey(value.quantity.unit) : '';
}

/** Only the institution makes a local code unique: the same system stands for every hospital (JP-CLINS, JP_Observation_LabResult_eCS: one local code system for all). */
function placeOf({ provenance }: ObservationEntry): string {
  return provenance.institutionNumber ?? provenance.institution ?? provenance.source;
}

function dayOf({ when }: ObservationEntry): string | undefined {
  return when.state === 'dated' ? when.start.sortKey.slice(0, 10) : undefined;
}

function splitKey(split: RowSplit | undefined): string {
  return split === undefined ? '' : `|${split.by} ${split.of}`;
}

/** The method of an item whose methods may not share a row: as told in words, else by its digits, else by who measured. */
function methodSplit(entry: ObservationEntry): { readonly split: RowSplit; readonly key: string } {
  const words = standardMethod([entry.code.text, entry.title, entry.method ?? '']);
  if (words !== undefined) return { split: { by: 'method', of: words }, key: `|method ${words}` };
  const digits = jlac10Of(entry.code.codings)?.method;
  if (digits !== undefined)
    return { split: { by: 'method', of: `JLAC ${digits}` }, key: `|method ${digits}` };
  return { split: { by: 'method', of: '' }, key: `|method of ${placeOf(entry)}` };
}

function itemAnalyte(entry: ObservationEntry, { item, by, loinc }: LabMatch): Analyte {
  const base = {
    item,
    group: item.group,
    names: { ja: item.ja, en: item.en },
    joinedBy: by,
    trendable: true,
  };
  const fluid = otherSpecimen(item, entry.specimen);
  if (fluid !== undefined) {
    return {
      analyte: `code ${by} ${item.key}|specimen ${fluid}`,
      group: fluid === '尿' ? 'urine' : 'other',
      joinedBy: by,
      split: { by: 'specimen', of: fluid },
      trendable: true,
    };
  }
  const told = loincSplit(loinc);
  const scale =
    told?.by === 'scale'
      ? told.of
      : scaleWords(item, {
          words: `${entry.code.text} ${entry.title}`,
          unit: unitOf(entry),
          day: dayOf(entry),
          byLoinc: by === 'loinc',
        });
  const split: RowSplit | undefined =
    scale !== undefined ? { by: 'scale', of: scale } : told?.by === 'method' ? told : undefined;
  if (split !== undefined) return { ...base, analyte: `clins ${item.key}${splitKey(split)}`, split };
  if (item.byMethod !== true) return { ...base, analyte: `clins ${item.key}` };
  const method = methodSplit(entry);
  return { ...base, analyte: `clins ${item.key}${method.key}`, split: method.split };
}

/** A JLAC10 code of no item: analyte, identification, specimen, method and result must all be the same. */
function jlacAnalyte({ analyte, ident, specimen, method, result }: Jlac10): Analyte {
  return {
    analyte: `jlac ${analyte}-${ident}-${specimen}-${method}-${result}`,
    group: groupOfAnalyte(analyte, specimen),
    joinedBy: 'jlac10',
    trendable: true,
  };
}

function groupOfSort({ sort, kind }: ObservationEntry): LabGroup {
  if (sort === 'organism' || sort === 'susceptibility') return 'microbiology';
  if (sort === 'physiology') return 'physiology';
  return kind === 'infection' ? 'infection' : 'other';
}

/** Codes of no item of the table, the surest first. */
function otherAnalyte(entry: ObservationEntry): Analyte {
  const { codings } = entry.code;
  const group = groupOfSort(entry);
  const infection = infectionItemOf(codings);
  if (infection !== undefined) {
    const { key, ja, en } = infection;
    return {
      analyte: `clins ${key}`,
      group: 'infection',
      names: { ja, en },
      joinedBy: 'clins',
      trendable: true,
    };
  }
  const jlac = codesDisagree(codings) ? undefined : jlac10Of(codings);
  if (jlac !== undefined) return jlacAnalyte(jlac);
  const jlac11 = jlac11Of(codings);
  if (jlac11 !== undefined)
    return { analyte: `jlac11 ${jlac11}`, group, joinedBy: 'jlac11', trendable: true };
  const loinc = codesDisagree(codings) ? undefined : codings.find(({ system }) => system === LOINC);
  // The axis of the specimen is part of a LOINC code, but of a fluid in words that it may not mean we make a row apart.
  if (loinc !== undefined) {
    const fluid = fluidOf(entry.specimen);
    const split: RowSplit | undefined = fluid === undefined ? undefined : { by: 'specimen', of: fluid };
    return {
      analyte: `loinc ${loinc.code}${splitKey(split)}`,
      group: fluid === '尿' ? 'urine' : group,
      joinedBy: 'loinc',
      ...(split === undefined ? {} : { split }),
      trendable: true,
    };
  }
  const local = codings.find(({ system }) => !/CoreLabo|JLAC/u.test(system));
  if (local !== undefined) {
    return {
      analyte: `local ${placeOf(entry)} ${local.system} ${local.code}`,
      group,
      joinedBy: 'local',
      trendable: true,
    };
  }
  return {
    analyte: `name ${placeOf(entry)} ${foldText(entry.code.text)}`,
    group,
    joinedBy: 'name',
    trendable: false,
  };
}

/**
 * The row of a result, tried in this order (lab-key-01…06): CLINS key; JLAC10 analyte and specimen; JLAC11; LOINC;
 * institution with its own code; institution with the name as written. Where codes of one result name two analytes, its
 * institution's own code alone counts.
 */
export function analyteKey(entry: ObservationEntry): AnalyteKey {
  const match = labMatchOf(entry.code.codings);
  const found = match === undefined ? otherAnalyte(entry) : itemAnalyte(entry, match);
  return { ...found, key: `${found.analyte}|${unitOf(entry)}` };
}

/**
 * The item that a result measures, for whoever looks for one: none where its specimen is another than the code's, or its
 * scale another than the item's (creatinine of 尿, HbA1c of JDS). Methods do not hinder.
 */
export function measuredItem(entry: ObservationEntry): LabItem | undefined {
  const { item, split } = analyteKey(entry);
  return split === undefined || split.by === 'method' ? item : undefined;
}
