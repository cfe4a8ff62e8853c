import { foldText } from '../../base/text-fold.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import { LOINC } from '../../terminology/code-systems.ts';
import { jlac10Of, type LabGroup, type LabItem, labItemOf } from '../../terminology/lab-items.ts';
import { unitKey } from '../../terminology/lab-units.ts';

/** What a row of the table stands for. Results with one key are one analyte in one unit; no others are put together. */
export interface AnalyteKey {
  readonly key: string;
  readonly group: LabGroup;
  readonly item?: LabItem;
  /** May be drawn as a curve: not if only a name holds the results together. */
  readonly trendable: boolean;
}

function unitOf({ value }: ObservationEntry): string {
  return value.type === 'quantity' ? unitKey(value.quantity.unit) : '';
}

/** Only the institution makes a local code unique: the same system stands for every hospital (JP-CLINS, JP_Observation_LabResult_eCS: one local code system for all). */
function placeOf({ provenance }: ObservationEntry): string {
  return provenance.institutionNumber ?? provenance.institution ?? provenance.source;
}

/**
 * The row of a result, tried in this order (lab-key-01…05): CLINS key; JLAC10 analyte and specimen; LOINC; institution
 * with its own code; institution with the name as written. The unit is always part of it: nothing is converted.
 */
export function analyteKey(entry: ObservationEntry): AnalyteKey {
  const { codings } = entry.code;
  const unit = unitOf(entry);
  const item = labItemOf(codings);
  const jlac = jlac10Of(codings);
  if (item !== undefined) {
    const method = item.byMethod === true ? `|method ${jlac?.method ?? `of ${placeOf(entry)}`}` : '';
    return { key: `clins ${item.key}${method}|${unit}`, group: item.group, item, trendable: true };
  }
  if (jlac !== undefined) {
    return {
      key: `jlac ${jlac.analyte}-${jlac.ident}-${jlac.specimen}-${jlac.result}|${unit}`,
      group: 'other',
      trendable: true,
    };
  }
  const loinc = codings.find((coding) => coding.system === LOINC);
  if (loinc !== undefined) return { key: `loinc ${loinc.code}|${unit}`, group: 'other', trendable: true };
  const local = codings[0];
  if (local !== undefined) {
    return {
      key: `local ${placeOf(entry)} ${local.system} ${local.code}|${unit}`,
      group: 'other',
      trendable: true,
    };
  }
  return {
    key: `name ${placeOf(entry)} ${foldText(entry.code.text)}|${unit}`,
    group: 'other',
    trendable: false,
  };
}
