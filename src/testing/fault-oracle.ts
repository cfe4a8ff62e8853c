import { type Coverage, mayBeCalledNone, summariseCoverage } from '../domain/coverage.ts';
import type { Entry } from '../domain/entry.ts';
import type { Kind } from '../domain/kind.ts';
import type { Plan, PlantedFact } from './fault-plan.ts';

/** What a panel says: these entries, this far known, of these kinds. */
export interface Claim {
  readonly name: string;
  readonly kinds: readonly Kind[];
  readonly coverage: Coverage;
  readonly entries: readonly Entry[];
  /** It draws no fact that only the body of a document tells. */
  readonly withoutBodies?: boolean;
}

export interface Lie {
  readonly what: 'falseNone' | 'falseComplete' | 'neverEnded' | 'unnamed';
  readonly claim: string;
  readonly missing: readonly string[];
}

export interface Verdict {
  readonly lies: readonly Lie[];
  readonly nonesRight: number;
  readonly completeRight: number;
}

function keyOf({ source, id }: Pick<PlantedFact, 'source' | 'id'>): string {
  return `${source}/${id}`;
}

/** The keys under which the planted facts are known again among entries. */
export function keysOf(entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(
    entries.map(({ provenance }) => keyOf({ source: provenance.source, id: provenance.resourceId })),
  );
}

/** Whatever the sources hold of these kinds, whether or not they gave it. */
export function factsOf(plan: Plan, kinds: readonly Kind[], withoutBodies = false): readonly PlantedFact[] {
  return plan.sources
    .flatMap(({ facts }) => facts)
    .filter((fact) => kinds.includes(fact.kind) && fact.takenBack !== true)
    .filter(({ within }) => !(withoutBodies && within !== undefined));
}

export function missingOf(facts: readonly PlantedFact[], known: ReadonlySet<string>): readonly string[] {
  return facts.filter((fact) => !known.has(keyOf(fact))).map((fact) => `${fact.kind} ${keyOf(fact)}`);
}

/**
 * Holds what a panel claims against what the sources truly hold. "None" is right only if no source holds anything of
 * its kinds, "complete" only if everything that any source holds is there.
 */
export function judge(plan: Plan, claim: Claim): Verdict {
  const facts = factsOf(plan, claim.kinds, claim.withoutBodies);
  const missing = missingOf(facts, keysOf(claim.entries));
  const none = claim.entries.length === 0 && mayBeCalledNone(claim.coverage);
  const complete = summariseCoverage(claim.coverage) === 'complete';
  const lies: Lie[] = [];
  if (none && facts.length > 0) lies.push({ what: 'falseNone', claim: claim.name, missing });
  if (complete && missing.length > 0) lies.push({ what: 'falseComplete', claim: claim.name, missing });
  return {
    lies,
    nonesRight: none && facts.length === 0 ? 1 : 0,
    completeRight: complete && facts.length > 0 && missing.length === 0 ? 1 : 0,
  };
}

/** A chart that was waited for to its end must not go on waiting. */
export function unended(coverage: Coverage): readonly Lie[] {
  const open = coverage.cells.filter(({ state }) => state.state === 'waiting' || state.state === 'arriving');
  if (open.length === 0) return [];
  const cells = open.map((cell) => `${cell.source}/${cell.feed} ${cell.state.state}`);
  return [{ what: 'neverEnded', claim: 'the whole chart', missing: cells }];
}
