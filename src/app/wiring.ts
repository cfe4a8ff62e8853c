import type { AuditTrail } from '../access/audit-trail.ts';
import { type Clock, systemClock } from '../base/clock.ts';
import type { Source } from '../domain/source.ts';
import { createSession, type Session } from '../session/session.ts';
import { createTabs, type Tabs } from '../session/tabs.ts';
import type { CdsLine } from '../sources/cds-hooks/cds-client.ts';
import { createRequestBudget } from '../sources/http/budgets.ts';
import { createSourceHttp, type SourceHttp } from '../sources/http.ts';
import { rememberEtags } from '../sources/revalidation.ts';
import type { SiteConfig } from '../sources/site-config.ts';
import {
  createSelfDescription,
  createSourceClient,
  type SelfDescription,
  type SourceClient,
} from '../sources/source-client.ts';
import { disasterAt } from '../access/policy.ts';
import { createTrail } from './audit.ts';
import type { SourceId } from '../domain/ids.ts';
import { PIXEL_LANES } from '../imaging/pixel-lanes.ts';

/** What one source is reached by: FHIR and DICOMweb have lanes of their own, so that pixels never hold up a record. */
interface SourceLines {
  readonly source: Source;
  readonly records: SourceHttp;
  readonly pixels: SourceHttp;
  /** What the source says of itself: of nobody, and the same for every chart. */
  readonly self: SelfDescription;
}

/** Everything joined: the low rooms know nothing of one another, and meet here. */
export interface Wiring {
  readonly config: SiteConfig;
  readonly clock: Clock;
  readonly session: Session;
  /** The other tabs of this browser. */
  readonly tabs: Tabs;
  readonly sources: readonly Source[];
  /** Clients for one chart, or one search for people: what they remember of anybody ends with it. */
  readonly openClients: () => readonly SourceClient[];
  readonly pixelsOf: (source: SourceId) => SourceHttp;
  /** The line to the records of a source, for what belongs to no chart. */
  readonly recordsOf: (source: SourceId) => SourceHttp;
  /** The lines to the decision support services of the site; none of them knows anybody. */
  readonly supportLines: () => Promise<readonly CdsLine[]>;
  /** Who looked at whom: handed to the source that keeps AuditEvents. */
  readonly trail: AuditTrail;
}

const PIXEL_TIMEOUT_MS = 20_000;

function createLines(source: Source, session: Session): SourceLines {
  const common = {
    source,
    authorise: (of: Source, options?: { readonly renew: boolean }) =>
      session.authorise(of.audience, options?.renew === true),
    fetch: globalThis.fetch.bind(globalThis),
  };
  const records = createSourceHttp(common);
  return {
    source,
    records,
    self: createSelfDescription(records, source),
    pixels: createSourceHttp({ ...common, concurrent: PIXEL_LANES, timeoutMs: PIXEL_TIMEOUT_MS }),
  };
}

/** Fetched with the first chart that asks: whoever only signs in needs none of it. */
async function createSupportLines(
  { cdsServices }: SiteConfig,
  session: Session,
  clock: Clock,
): Promise<readonly CdsLine[]> {
  if (cdsServices.length === 0) return [];
  const { createCdsLine } = await import('../sources/cds-hooks/cds-client.ts');
  return cdsServices.map((service) =>
    createCdsLine({
      service,
      authorise: (audience, renew) => session.authorise(audience, renew),
      fetch: globalThis.fetch.bind(globalThis),
      now: clock.now,
    }),
  );
}

/** Joins the rooms for one page of the browser: one session, and one line to each source. */
export function createWiring(config: SiteConfig): Wiring {
  const clock = systemClock;
  const audiences = [...config.sources, ...config.cdsServices].flatMap(({ audience }) => audience ?? []);
  const session = createSession(
    {
      ...config.identity,
      audiences: [...new Set(audiences)],
      idleSeconds: Math.round(Math.min(config.session.idleMinutes, config.session.erIdleMinutes) * 60),
      absoluteSeconds: Math.round(config.session.absoluteHours * 3600),
    },
    {
      origin: window.location.origin,
      redirectStorage: window.sessionStorage,
      navigate: (url) => window.location.assign(url),
      clock,
    },
  );
  const lines = new Map(config.sources.map((source) => [source.id, createLines(source, session)]));
  const openClients = () => {
    const budget = createRequestBudget();
    return [...lines.values()].map(({ source, records, pixels, self }) =>
      createSourceClient({
        source,
        http: rememberEtags(records),
        dicomHttp: pixels,
        now: clock.now,
        budget,
        self,
      }),
    );
  };
  const lineOf = (source: SourceId) => {
    const found = lines.get(source);
    if (found === undefined) throw new Error(`no such source: ${source}`);
    return found;
  };
  let supportLines: Promise<readonly CdsLine[]> | undefined;
  return {
    config,
    clock,
    session,
    tabs: createTabs(new BroadcastChannel('hitome')),
    sources: config.sources,
    openClients,
    // The trail outlives every chart: it has no budget that could run out, and remembers no answers.
    trail: createTrail(
      [...lines.values()].map(({ source, records }) =>
        createSourceClient({ source, http: records, now: clock.now }),
      ),
      () => disasterAt(config.access, clock.now()),
    ),
    supportLines: () => (supportLines ??= createSupportLines(config, session, clock)),
    pixelsOf: (source) => lineOf(source).pixels,
    recordsOf: (source) => lineOf(source).records,
  };
}
