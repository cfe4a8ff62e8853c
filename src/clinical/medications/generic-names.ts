import type { MedicationEntry } from '../../domain/entry.ts';
import type { MedicationLine } from './current-medications.ts';

const GENERAL_NAME = 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode';
const MARK = /^【般】\s*/u;

/** The general name under which one record orders a medicine, without the mark that says so. */
function generalNameOf({ drug, title }: MedicationEntry): string | undefined {
  const coding = drug.codings.find(({ system, display }) => system === GENERAL_NAME && display !== undefined);
  const named = coding?.display ?? [title, drug.text].find((name) => MARK.test(name));
  const name = named?.replace(MARK, '').trim();
  return name === '' ? undefined : name;
}

/**
 * General names by the key of a line (med-name-01): only those that a record of this very medicine states. There is no
 * table of ours from which a name could be guessed; where no record states one the recorded name stands.
 */
export function generalNames(lines: readonly MedicationLine[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const witnesses = line.supplies.flatMap(({ facts }) => facts.flatMap((fact) => fact.witnesses));
      const name = witnesses.flatMap((witness) => generalNameOf(witness) ?? [])[0];
      return name === undefined ? [] : [[line.key, name] as const];
    }),
  );
}
