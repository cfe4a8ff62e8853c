import type { Interpretation, ObservationEntry } from '../../domain/entry.ts';
import type { EntryKey, SourceId } from '../../domain/ids.ts';
import { type Merged, sourcesOfMerged } from '../../domain/merged.ts';
import type { Quantity, ReferenceRange } from '../../domain/quantity.ts';
import {
  convertedText,
  type ItemUnits,
  type UnitConversion,
  unitStanding,
} from '../../terminology/lab-conversions.ts';
import { unitKey } from '../../terminology/lab-units.ts';

export type LabFact = Merged<ObservationEntry>;

/** What is said beside a value. `unit-odd`: no unit of this test; it stands as sent and on no scale (lab-unit-03). */
export type ResultMark =
  | 'preliminary'
  | 'amended'
  | 'corrected'
  | 'cancelled'
  | 'entered-in-error'
  | 'self-reported'
  | 'unit-odd'
  | 'no-unit'
  | 'no-range';

/** The amount in the unit of its row; the original stays beside it (lab-unit-02). */
export interface ConvertedValue {
  readonly text: string;
  readonly unit: string;
  readonly by: UnitConversion;
}

/** Where a result stands on the scale of its row, range and all in the row's unit. A bound (<0.1) is no amount. */
export interface OnScale {
  readonly amount: number;
  readonly bound?: NonNullable<Quantity['comparator']>;
  readonly low?: number;
  readonly high?: number;
}

/** One result as a cell holds it: everything as sent, and what we say of it. */
export interface LabResult {
  readonly key: EntryKey;
  readonly fact: LabFact;
  /** The value as sent, without comparator and unit; '' where there is none. */
  readonly text: string;
  readonly comparator?: NonNullable<Quantity['comparator']>;
  /** As sent. */
  readonly unit: string;
  readonly converted?: ConvertedValue;
  /** As the source judged; never our own. */
  readonly flag?: Interpretation;
  /** Its own, as sent. */
  readonly range?: ReferenceRange;
  readonly marks: readonly ResultMark[];
  readonly sources: readonly SourceId[];
  readonly scale?: OnScale;
}

/** The unit of a row, and what may be converted into it. */
export interface RowScale {
  readonly unit: string;
  readonly unitKey: string;
  readonly units?: ItemUnits;
}

function textOf({ value }: ObservationEntry): string {
  switch (value.type) {
    case 'quantity':
      return value.quantity.text;
    case 'text':
      return value.text;
    case 'absent':
      return value.reason;
    case 'none':
      return '';
  }
}

function stageMarks({ marks, status }: ObservationEntry): readonly ResultMark[] {
  return marks.flatMap((mark): readonly ResultMark[] => {
    switch (mark) {
      case 'preliminary':
      case 'cancelled':
      case 'entered-in-error':
      case 'self-reported':
        return [mark];
      case 'amended':
        return [status === 'corrected' ? 'corrected' : 'amended'];
      default:
        return [];
    }
  });
}

/** A number sent as words tells no unit. */
const FIGURE = /^[<>≤≥＜＞]?\s*[-+]?\d+(?:\.\d+)?$/u;

function unitMark({ value }: ObservationEntry, scale: RowScale): ResultMark | undefined {
  if (value.type === 'text') {
    return FIGURE.test(value.text.normalize('NFKC')) && scale.unitKey !== '' ? 'no-unit' : undefined;
  }
  if (value.type !== 'quantity') return undefined;
  const unit = unitKey(value.quantity.unit);
  if (scale.units === undefined) return unit === '' && scale.unitKey !== '' ? 'no-unit' : undefined;
  const { standing } = unitStanding(scale.units, unit);
  return standing === 'odd' ? 'unit-odd' : standing === 'untold' ? 'no-unit' : undefined;
}

/** By which conversion a unit comes into the unit of the row; `same` where it needs none. */
function wayTo(scale: RowScale, unit: string): UnitConversion | 'same' | undefined {
  if (unit === scale.unitKey) return 'same';
  if (scale.units === undefined || scale.unitKey !== scale.units.usual) return undefined;
  const found = unitStanding(scale.units, unit);
  return found.standing === 'converts' ? found.conversion : undefined;
}

/** The same amount in another unit, with no tail of binary arithmetic. */
function times(amount: number, factor: number): number {
  return factor === 1 ? amount : Number((amount * factor).toPrecision(12));
}

function onScale({
  quantity,
  range,
  factor,
}: {
  readonly quantity: Quantity;
  readonly range: ReferenceRange | undefined;
  readonly factor: number;
}): OnScale {
  return {
    amount: times(quantity.value, factor),
    ...(quantity.comparator === undefined ? {} : { bound: quantity.comparator }),
    ...(range?.low === undefined ? {} : { low: times(range.low, factor) }),
    ...(range?.high === undefined ? {} : { high: times(range.high, factor) }),
  };
}

/** A withdrawn result is shown as such and draws no line. */
const OFF_SCALE: ReadonlySet<ResultMark> = new Set(['cancelled', 'entered-in-error', 'unit-odd', 'no-unit']);

function measures(entry: ObservationEntry, scale: RowScale, marks: readonly ResultMark[]) {
  const { value, range } = entry;
  if (value.type !== 'quantity') return {};
  const { quantity } = value;
  const way = wayTo(scale, unitKey(quantity.unit));
  if (way === undefined) return {};
  const factor = way === 'same' ? 1 : way.factor;
  return {
    ...(way === 'same'
      ? {}
      : {
          converted: {
            text: convertedText(quantity.text, quantity.value, factor),
            unit: scale.unit,
            by: way,
          },
        }),
    ...(marks.some((mark) => OFF_SCALE.has(mark)) ? {} : { scale: onScale({ quantity, range, factor }) }),
  };
}

/** A fact as the cell of its row. Nothing of what was sent is changed; a value is never flagged by another's range. */
export function labResult(fact: LabFact, scale: RowScale): LabResult {
  const entry = fact.shown;
  const { value, interpretation, range } = entry;
  const unit = unitMark(entry, scale);
  const marks: readonly ResultMark[] = [
    ...stageMarks(entry),
    ...(unit === undefined ? [] : [unit]),
    ...(range === undefined && value.type === 'quantity' ? (['no-range'] as const) : []),
  ];
  return {
    key: fact.key,
    fact,
    text: textOf(entry),
    ...(value.type === 'quantity' && value.quantity.comparator !== undefined
      ? { comparator: value.quantity.comparator }
      : {}),
    unit: value.type === 'quantity' ? value.quantity.unit : '',
    ...(interpretation === undefined ? {} : { flag: interpretation }),
    ...(range === undefined ? {} : { range }),
    marks,
    sources: sourcesOfMerged(fact),
    ...measures(entry, scale, marks),
  };
}
