import type { Death } from '../../clinical/death.ts';
import {
  type ListKind,
  medicineList,
  type MedicineList,
} from '../../clinical/medications/reconciliation-list.ts';
import { type Coverage, coverageOfKinds } from '../../domain/coverage.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { Source } from '../../domain/source.ts';
import type { KnownFacts } from '../../record/record.ts';

/** A list with what its head says: whose it is, and who was asked for it. */
export interface NamedList {
  readonly list: MedicineList;
  readonly coverage: Coverage;
  /** Of a list that somebody brought: from which file. */
  readonly source?: SourceId;
}

interface ListsInput {
  readonly medications: KnownFacts<MedicationEntry>;
  readonly sources: readonly Source[];
  /** Where the reader works, as the sign-in tells: 湊中央病院 内科. */
  readonly organization: string;
  readonly now: string;
  readonly death: Death;
}

function kindOf(source: Source): ListKind {
  return /手帳|notebook/iu.test(`${source.name.ja} ${source.name.en}`) ? 'notebook' : 'carried';
}

type Belongs = (witness: MedicationEntry) => boolean;

/** What somebody said or a ward gave is no list of all that is taken: nothing is missing from it. */
function asFarAsSaid(named: NamedList): NamedList {
  const { list } = named;
  return list.extent === 'whole' ? { ...named, list: { ...list, extent: 'brought' } } : named;
}

/**
 * This place's own list, that of all others, and one for every file that the person brought (med-rec-08). Where nothing
 * is recorded of this place (a pharmacy at a first visit), what was ordered stands beside what was handed over, and beside
 * what was said or given. Of a record without an institution nobody can say that it is one's own: it stands with the
 * others.
 */
export function listsOf({
  medications,
  sources,
  organization,
  now,
  death,
}: ListsInput): readonly NamedList[] {
  const { value: facts, coverage } = medications;
  const carried = sources.filter(({ kind }) => kind === 'carried');
  const brought = new Set(carried.map(({ id }) => id));
  const asked: Coverage = { ...coverage, cells: coverage.cells.filter(({ source }) => !brought.has(source)) };
  const isAsked: Belongs = ({ provenance }) => !brought.has(provenance.source);
  const isOwn: Belongs = (witness) => {
    const place = witness.provenance.institution ?? '';
    return isAsked(witness) && place !== '' && organization.startsWith(place);
  };
  const named = (id: string, kind: ListKind, part: Coverage, belongs: Belongs): NamedList => ({
    list: medicineList({ id, kind, facts, belongs, coverage: part }, now, death),
    coverage: part,
  });
  const files = carried.map((source) => ({
    ...named(
      source.id,
      kindOf(source),
      { cells: coverage.cells.filter((cell) => cell.source === source.id) },
      ({ provenance }) => provenance.source === source.id,
    ),
    source: source.id,
  }));
  const own = named('own', 'own', asked, isOwn);
  const others = named('others', 'others', asked, (witness) => isAsked(witness) && !isOwn(witness));
  if (own.list.items.length > 0) return [own, others, ...files];
  const ofKinds = (id: 'ordered' | 'supplied' | 'reported', kinds: readonly MedicationEntry['kind'][]) =>
    named(
      id,
      id,
      coverageOfKinds(asked, kinds),
      (witness) => isAsked(witness) && kinds.includes(witness.kind),
    );
  const reported = asFarAsSaid(ofKinds('reported', ['medication-statement', 'administration']));
  return [
    ofKinds('ordered', ['prescription']),
    ofKinds('supplied', ['dispensing']),
    ...(reported.list.items.length > 0 ? [reported] : []),
    ...files,
  ];
}
