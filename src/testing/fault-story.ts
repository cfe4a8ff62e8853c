import type { Plan, PlannedFault, PlannedSource } from './fault-plan.ts';

function faultText({ kind, place, fromPage, times }: PlannedFault): string {
  const from = fromPage > 1 ? ` from page ${fromPage}` : '';
  return `${kind} on ${place}${from}${times === undefined ? '' : ` ×${times}`}`;
}

function sourceText(source: PlannedSource): string {
  const held = Map.groupBy(
    source.facts,
    ({ kind, feed, within }) => `${kind} (${feed}${within === undefined ? '' : ', body'})`,
  );
  const facts = [...held].map(([name, { length }]) => (length === 1 ? name : `${length} ${name}`));
  return [
    `  ${source.id} ${source.acquaintance}, ${source.patients.length} record(s), pages of ${source.pageSize}`,
    source.archive ? `, archive (chart number ${source.chartNumber})` : '',
    source.token === 'good' ? '' : ', token refused',
    `\n    holds: ${facts.join(', ') || 'nothing'}`,
    `\n    faults: ${source.faults.map(faultText).join('; ') || 'none'}`,
  ].join('');
}

/** A plan as lines, for whoever has to find out what went wrong. */
export function planToText(plan: Plan): string {
  const rest = [
    ...(plan.refused.length > 0 ? [`  role does not fetch: ${plan.refused.join(', ')}`] : []),
    ...(plan.byLocator ? ['  the last source is asked only if the first says that it knows the person'] : []),
  ];
  return [`seed ${plan.seed}`, ...plan.sources.map(sourceText), ...rest].join('\n');
}

/** What is left of a shrunk plan, in one line: lies of one cause read alike. */
export function causeOf(plan: Plan): string {
  const faults = plan.sources.flatMap((source) =>
    source.faults.map(({ kind, place }) => `${kind} on ${place}`),
  );
  if (faults.length > 0) return faults.join(' + ');
  return plan.sources.some((source) => source.chartNumber === 'not-told')
    ? 'no chart number told'
    : 'no fault';
}

/** Takes away one fault after the other as long as what was seen is still seen: what is left is what it takes. */
export async function shrunk(plan: Plan, isSeen: (plan: Plan) => Promise<boolean>): Promise<Plan> {
  let small = plan;
  for (const [at, source] of plan.sources.entries()) {
    for (const fault of source.faults) {
      const left = (small.sources[at]?.faults ?? []).filter((one) => one !== fault);
      const candidate = { ...small, sources: small.sources.with(at, { ...source, faults: left }) };
      if (await isSeen(candidate)) small = candidate;
    }
  }
  return small;
}
