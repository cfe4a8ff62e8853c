import { mayFetch } from '../access/policy.ts';
import { err, ok, type Result } from '../base/result.ts';
import { breathe } from '../base/sliced.ts';
import { summariseCoverage } from '../domain/coverage.ts';
import {
  type CdsHook,
  type CdsReply,
  type CdsService,
  orderedCards,
  type PlacedCard,
  placeCards,
} from '../domain/decision-support.ts';
import { type Fault, fault } from '../domain/fault.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Clinician } from '../domain/role.ts';
import { allFacts } from '../record/derive/facts.ts';
import type { PatientRecord } from '../record/record.ts';
import { medicationFacts } from '../record/derive/kinds.ts';
import type { CdsClient, CdsLine, CdsQuestion } from '../sources/cds-hooks/cds-client.ts';
import type { DraftOrder } from '../sources/cds-hooks/question.ts';
import { createRequestBudget } from '../sources/http/budgets.ts';

/** What the services of one chart have said, and whether one of them has had its one interruption. */
export interface SupportState {
  readonly services: readonly CdsService[];
  readonly replies: readonly CdsReply[];
  /** The one card that stands in the reader's way until it was read (rule cds-place-01). */
  readonly interruptive?: PlacedCard;
  readonly inPlace: readonly PlacedCard[];
}

/** Decision support of one chart: it ends with the chart, and nothing of it is kept. */
export interface DecisionSupport {
  readonly snapshot: () => SupportState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks once the record has come to rest, and again when it came to rest anew with something else in it. */
  readonly look: (record: PatientRecord) => void;
  /** At the reader's own hand: asks about the medicines that the person brought, as if they were ordered. */
  readonly askBrought: (record: PatientRecord) => void;
  /** The card that stood in the way was read: it goes to its place, and no other takes it. */
  readonly acknowledge: () => void;
  readonly retry: () => void;
}

export interface SupportMeans {
  readonly services: readonly CdsService[];
  readonly lines: () => Promise<readonly CdsLine[]>;
  readonly clinician: Clinician;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Told before a service is asked: that the person was spoken of to it stands on the audit trail. */
  readonly note: (service: CdsService, hook: CdsHook) => void;
}

/** The files that the person brought: nothing of them leaves the browser unless the reader sends it. */
function broughtIn({ sources }: PatientRecord): ReadonlySet<SourceId> {
  return new Set(sources.filter(({ kind }) => kind === 'carried').map(({ id }) => id));
}

/** What is told without being asked for by the reader: what the sources hold. */
function materialOf(record: PatientRecord): CdsQuestion['material'] {
  const brought = broughtIn(record);
  const all = allFacts(record);
  const held =
    brought.size === 0
      ? all
      : all.flatMap((fact) => {
          const told = fact.witnesses.find(({ provenance }) => !brought.has(provenance.source));
          return told === undefined
            ? []
            : [brought.has(fact.shown.provenance.source) ? { ...fact, shown: told } : fact];
        });
  return {
    person: record.person,
    facts: held,
    coverage: {
      ...record.coverage,
      cells: record.coverage.cells.filter(({ source }) => !brought.has(source)),
    },
  };
}

/** Medicines that the person brought along, as orders that somebody thinks of. */
function draftsOf(record: PatientRecord): readonly DraftOrder[] {
  const brought = broughtIn(record);
  return medicationFacts(record).value.flatMap(({ shown }, index) =>
    brought.has(shown.provenance.source)
      ? [{ id: `draft-${index + 1}`, drug: shown.drug, dosageText: shown.dosageText }]
      : [],
  );
}

/** The client is fetched when the first service is asked; that it could not be is a fault like any other. */
async function createClient(means: SupportMeans): Promise<Result<CdsClient, Fault>> {
  const { role } = means.clinician;
  try {
    const { createCdsClient } = await import('../sources/cds-hooks/cds-client.ts');
    return ok(
      createCdsClient({
        lines: await means.lines(),
        role,
        mayFetch: (feed) => mayFetch(role, feed),
        budget: createRequestBudget(),
        now: means.now,
      }),
    );
  } catch (cause) {
    return err(fault('offline', cause instanceof Error ? cause.message : 'decision support did not load'));
  }
}

/** A reply that every service of a hook has, though none was asked. */
function unaskedReplies(
  services: readonly CdsService[],
  hook: CdsHook,
  state: { readonly state: 'waiting' } | { readonly state: 'failed'; readonly fault: Fault },
): readonly CdsReply[] {
  const told = state.state === 'failed' ? { ...state, needsData: false, prefetched: [] } : state;
  return services
    .filter(({ hooks }) => hooks.includes(hook))
    .map(({ id }): CdsReply => ({ ...told, service: id, hook }));
}

/** What is to be seen of the replies: each hook's latest, and whether the one interruption was had. */
function createReplies(services: readonly CdsService[]) {
  const listeners = new Set<() => void>();
  // A service that was not asked yet is told of: its silence must not look like having nothing to say.
  let replies = unaskedReplies(services, 'patient-view', { state: 'waiting' });
  const byHook = new Map<CdsHook, readonly CdsReply[]>([['patient-view', replies]]);
  let acknowledged = false;
  let state: SupportState = { services, replies, inPlace: [] };

  function show(): void {
    const places = acknowledged ? { inPlace: orderedCards(replies) } : placeCards(replies, false);
    state = { services, replies, ...places };
    for (const listener of listeners) listener();
  }

  return {
    snapshot: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hear: (hook: CdsHook, told: readonly CdsReply[]): void => {
      byHook.set(hook, told);
      replies = [...byHook.values()].flat();
      show();
    },
    acknowledge: () => {
      acknowledged = true;
      show();
    },
    hasFailed: (hook: CdsHook): boolean => (byHook.get(hook) ?? []).some((reply) => reply.state === 'failed'),
  };
}

export function createDecisionSupport(means: SupportMeans): DecisionSupport {
  const { services, signal } = means;
  const { snapshot, subscribe, hear, acknowledge, hasFailed } = createReplies(services);
  /** What was last asked at each hook, so that the same can be asked again. */
  const questions = new Map<CdsHook, CdsQuestion>();
  let client: ReturnType<typeof createClient> | undefined;
  let asked: PatientRecord | undefined;

  async function ask(question: CdsQuestion): Promise<void> {
    const { hook } = question;
    questions.set(hook, question);
    client ??= createClient(means);
    const made = await client;
    if (signal.aborted) return;
    if (!made.ok) {
      // What failed to load is loaded anew when the reader asks again.
      client = undefined;
      hear(hook, unaskedReplies(services, hook, { state: 'failed', fault: made.error }));
      return;
    }
    for (const service of services) if (service.hooks.includes(hook)) means.note(service, hook);
    await made.value.ask(question, (told) => hear(hook, told), signal);
  }

  return {
    snapshot,
    subscribe,
    acknowledge,
    look: (record) => {
      if (services.length === 0 || summariseCoverage(record.coverage) === 'loading') return;
      if (asked?.entries === record.entries) return;
      asked = record;
      // Not in the midst of drawing: a long record is gone through from end to end for it.
      void breathe().then(() => ask({ hook: 'patient-view', material: materialOf(record) }));
    },
    askBrought: (record) => {
      const drafts = draftsOf(record);
      if (drafts.length > 0) void ask({ hook: 'order-select', material: materialOf(record), drafts });
    },
    retry: () => {
      const again = [...questions].filter(([hook]) => hasFailed(hook));
      const revive = async () => {
        const made = await client;
        if (made?.ok === true) made.value.revive();
        await Promise.all(again.map(([, question]) => ask(question)));
      };
      void revive();
    },
  };
}
