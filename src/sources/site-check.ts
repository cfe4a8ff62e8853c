import type { Source } from '../domain/source.ts';

/** What is looked at, in this order. */
const SITE_CHECKS = [
  'answers',
  'version',
  'types',
  'search',
  'paging',
  'headers',
  'clock',
  'images',
] as const;

export type SiteCheckName = (typeof SITE_CHECKS)[number];

/** `unasked`: it could not be looked at, for want of a token or of what came before; that is no sign of anything. */
export type SiteCheckLevel = 'works' | 'note' | 'wrong' | 'unasked';

export interface SiteFinding {
  readonly check: SiteCheckName;
  readonly level: SiteCheckLevel;
  /** Technical, in no language of ours: for those who set the source up. */
  readonly detail: string;
}

export interface SiteCheckMeans {
  readonly fetch: typeof globalThis.fetch;
  /** The value of an `Authorization` header for this source; without one only what is open is asked. */
  readonly authorization: string | undefined;
  readonly now: () => number;
  /** Of the application, where the answers' headers can be read by hand; a browser judges them itself. */
  readonly origin?: string;
}

const TIMEOUT_MS = 10_000;
const CLOCK_MS = 120_000;
/** What a browser has to be allowed to read (docs/deploy.md). */
const READABLE = ['ETag', 'Last-Modified', 'Retry-After', 'Warning', 'Date'];

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

type Json = Readonly<Record<string, unknown>>;

async function ask(
  means: SiteCheckMeans,
  url: string,
  accept: string,
  signed: boolean,
): Promise<Answer | string> {
  const headers = {
    Accept: accept,
    ...(means.origin === undefined ? {} : { Origin: means.origin }),
    ...(signed && means.authorization !== undefined ? { Authorization: means.authorization } : {}),
  };
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await means.fetch(url, {
      headers,
      signal,
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

function jsonOf(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value)
    ? value.filter((one): one is Json => typeof one === 'object' && one !== null)
    : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function finding(check: SiteCheckName, level: SiteCheckLevel, detail: string): SiteFinding {
  return { check, level, detail };
}

function versionFinding(statement: Json): SiteFinding {
  const version = textOf(statement['fhirVersion']);
  if (/^4\.[03]/u.test(version)) return finding('version', 'works', version);
  return finding(
    'version',
    version === '' ? 'note' : 'wrong',
    version === '' ? 'fhirVersion is missing' : version,
  );
}

function typesFinding(source: Source, statement: Json): SiteFinding {
  const types = listOf(statement['rest'])
    .flatMap((rest) => listOf(rest['resource']))
    .map((one) => String(one['type']));
  if (types.length === 0) return finding('types', 'note', 'no resource types named: all are asked for');
  const missing = source.offers === 'all' ? [] : source.offers.filter((type) => !types.includes(type));
  return missing.length === 0
    ? finding('types', 'works', `${types.length}: ${types.join(' ')}`)
    : finding('types', 'wrong', `under "offers", but not in the CapabilityStatement: ${missing.join(' ')}`);
}

function clockFinding(answer: Answer, now: number): SiteFinding {
  const there = Date.parse(answer.headers.get('Date') ?? '');
  if (Number.isNaN(there)) return finding('clock', 'note', 'Date is missing or may not be read');
  const apart = Math.round((now - there) / 1000);
  return finding('clock', Math.abs(apart) * 1000 > CLOCK_MS ? 'wrong' : 'works', `${apart} s`);
}

/** What a browser would let the application see; only where we are no browser ourselves. */
function headersFinding(answer: Answer, origin: string): SiteFinding {
  const allowed = answer.headers.get('Access-Control-Allow-Origin');
  if (allowed !== '*' && allowed !== origin)
    return finding('headers', 'wrong', `Access-Control-Allow-Origin: ${allowed ?? 'nothing'}`);
  const exposed = (answer.headers.get('Access-Control-Expose-Headers') ?? '').toLowerCase();
  // A browser may always read Last-Modified.
  const hidden = READABLE.filter((name) => name !== 'Last-Modified' && !exposed.includes(name.toLowerCase()));
  return hidden.length === 0 || exposed === '*'
    ? finding('headers', 'works', allowed)
    : finding('headers', 'note', `not exposed: ${hidden.join(' ')}`);
}

async function searchFindings(source: Source, means: SiteCheckMeans): Promise<readonly SiteFinding[]> {
  if (means.authorization === undefined)
    return [finding('search', 'unasked', 'no token'), finding('paging', 'unasked', 'no token')];
  const answer = await ask(means, `${source.base}/Patient?_count=1`, 'application/fhir+json', true);
  if (typeof answer === 'string') return [finding('search', 'wrong', answer)];
  const bundle = jsonOf(answer.text);
  if (answer.status === 401 || answer.status === 403)
    return [finding('search', 'wrong', `HTTP ${answer.status}: the token is not taken`)];
  if (answer.status !== 200 || bundle?.['resourceType'] !== 'Bundle')
    // Many servers refuse to list everybody, and rightly so.
    return [finding('search', 'note', `HTTP ${answer.status} to a search without a name`)];
  const next = listOf(bundle['link']).find((link) => link['relation'] === 'next')?.['url'];
  const received = listOf(bundle['entry']).length;
  const found = finding('search', 'works', `total ${textOf(bundle['total']) || 'not said'}`);
  return [found, pagingFinding(source, typeof next === 'string' ? next : undefined, received)];
}

function pagingFinding(source: Source, next: string | undefined, received: number): SiteFinding {
  if (received > 1)
    return finding('paging', 'note', `_count=1 was answered with ${received} (quirk pageSize: 0)`);
  if (next === undefined) return finding('paging', 'note', 'no next page to look at');
  const own = next.startsWith(`${source.base}/`) || next.startsWith(`${source.base}?`);
  return own
    ? finding('paging', 'works', 'next lies below the base')
    : finding(
        'paging',
        'wrong',
        `next leads out of the base, and would not be followed: ${next.slice(0, 120)}`,
      );
}

async function imagesFinding(source: Source, means: SiteCheckMeans): Promise<SiteFinding | undefined> {
  if (source.dicomwebBase === undefined) return undefined;
  if (means.authorization === undefined) return finding('images', 'unasked', 'no token');
  const answer = await ask(means, `${source.dicomwebBase}/studies?limit=1`, 'application/dicom+json', true);
  if (typeof answer === 'string') return finding('images', 'wrong', answer);
  if (answer.status === 204) return finding('images', 'works', 'no study');
  return answer.status === 200 && Array.isArray(jsonOf(answer.text))
    ? finding('images', 'works', 'QIDO-RS answers')
    : finding('images', 'wrong', `HTTP ${answer.status}, ${answer.headers.get('Content-Type') ?? 'no type'}`);
}

/** Asks one source what a site wants to know of it on its first day. Nothing of anybody's record is asked for. */
export async function checkSource(source: Source, means: SiteCheckMeans): Promise<readonly SiteFinding[]> {
  if (source.format !== 'fhir') {
    const answer = await ask(means, `${source.base}/0/index.json`, 'application/json', true);
    if (typeof answer === 'string') return [finding('answers', 'wrong', answer)];
    return [
      finding('answers', answer.status < 500 ? 'works' : 'wrong', `HTTP ${answer.status}`),
      clockFinding(answer, means.now()),
    ];
  }
  const answer = await ask(means, `${source.base}/metadata`, 'application/fhir+json', false);
  if (typeof answer === 'string') return [finding('answers', 'wrong', answer)];
  const statement = jsonOf(answer.text);
  const seen =
    answer.status === 200 && statement?.['resourceType'] === 'CapabilityStatement' ? statement : undefined;
  const software = (seen?.['software'] as Json | undefined)?.['name'];
  const images = await imagesFinding(source, means);
  return [
    seen === undefined
      ? finding(
          'answers',
          source.quirks.noMetadata === true ? 'note' : 'wrong',
          `HTTP ${answer.status}, no CapabilityStatement (quirk noMetadata)`,
        )
      : finding('answers', 'works', typeof software === 'string' ? software : 'CapabilityStatement'),
    ...(seen === undefined ? [] : [versionFinding(seen), typesFinding(source, seen)]),
    ...(await searchFindings(source, means)),
    ...(means.origin === undefined ? [] : [headersFinding(answer, means.origin)]),
    clockFinding(answer, means.now()),
    ...(images === undefined ? [] : [images]),
  ];
}
