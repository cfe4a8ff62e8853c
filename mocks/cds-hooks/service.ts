/** The CDS Hooks service of the demo world: it knows nobody, and judges what a question's prefetch tells it. */
import { randomUUID } from 'node:crypto';
import { breakConnection, FAULT_KINDS, FaultBox, SEARCH_FAULTS, spoil, standIn, wait } from '../faults.ts';
import { isObject } from '../fhir/resource.ts';
import {
  type Answer,
  BodyTooLarge,
  corsHeaders,
  json,
  listen,
  readRequest,
  type Request,
  type RunningServer,
  send,
} from '../http.ts';
import { createShareStore } from '../share/store.ts';
import { draftMedicines, type Medicine, medicinesInUse } from './medicines.ts';
import { type Hit, hitsAmong } from './rules.ts';

const LABEL = 'デモ用CDSサービス（架空）';
const SERVICE_ID = 'medication-checks';

/** What was handed over longer ago is not in use by its days any more, and is not asked for. */
const PREFETCH = {
  prescriptions: 'MedicationRequest?patient={{context.patientId}}&authoredon=ge{{today() - 200 days}}',
  dispensings: 'MedicationDispense?patient={{context.patientId}}&whenhandedover=ge{{today() - 200 days}}',
};

const SERVICES = (['patient-view', 'order-select'] as const).map((hook) => ({
  hook,
  id: SERVICE_ID,
  title: '飲み合わせの点検（デモ）',
  description: '服用中と思われる薬のうち、決められた数組だけを点検します。',
  prefetch: PREFETCH,
}));

function line({ text, from, to }: Medicine): string {
  return `- ${text}（${from}${from === to ? '' : `〜${to}`}）`;
}

function cardOf({ rule, one, other }: Hit) {
  return {
    uuid: randomUUID(),
    summary: `${rule.heading}：${rule.one.name} と ${rule.other.name}`,
    indicator: rule.indicator,
    detail: [`**${rule.heading}** ${rule.says}`, '', '点検に使った記録', '', line(one), line(other)].join(
      '\n',
    ),
    source: { label: LABEL, topic: { display: '飲み合わせ' } },
    suggestions: [{ label: '処方元に併用の意図を確かめる', uuid: randomUUID() }],
    selectionBehavior: 'any',
    links: rule.sources.map(({ label, url }) => ({ label, url, type: 'absolute' })),
  };
}

/** A medicine without a code was not judged: that is said, for silence would look like a judgement. */
function uncodedCard(medicines: readonly Medicine[]) {
  const names = [...new Set(medicines.filter((one) => one.ingredient === undefined).map((one) => one.text))];
  if (names.length === 0) return [];
  return [
    {
      uuid: randomUUID(),
      summary: `コードのない薬${names.length}種類は点検していません`,
      indicator: 'info',
      detail: names.map((name) => `- ${name}`).join('\n'),
      source: { label: LABEL, topic: { display: '点検の範囲' } },
    },
  ];
}

function judge(request: Request, today: string): Answer {
  let asked: unknown;
  try {
    asked = JSON.parse(Buffer.from(request.body).toString('utf8'));
  } catch {
    return json(400, { error: 'the body must be JSON' });
  }
  if (!isObject(asked) || !SERVICES.some(({ hook }) => hook === asked['hook']))
    return json(400, { error: `hook must be one of ${SERVICES.map(({ hook }) => hook).join(', ')}` });
  if (typeof asked['hookInstance'] !== 'string' || !isObject(asked['context']))
    return json(400, { error: 'hookInstance and context are required' });
  const known = medicinesInUse(asked['prefetch'], today);
  if (known === undefined) return json(412, { error: 'prescriptions or dispensings are needed' });
  const medicines = [...known, ...draftMedicines(asked['context'], today)];
  return json(200, { cards: [...hitsAmong(medicines).map(cardOf), ...uncodedCard(medicines)] });
}

function serve(request: Request, today: string): Answer {
  const { pathname } = request.url;
  // Nobody is signed in here: a token that arrives was meant for somebody else.
  if (request.headers['authorization'] !== undefined)
    return json(400, { error: 'this service takes no credentials' });
  if (pathname === '/cds/cds-services')
    return request.method === 'GET'
      ? json(200, { services: SERVICES })
      : json(405, { error: 'GET' }, { Allow: 'GET' });
  if (pathname === `/cds/cds-services/${SERVICE_ID}`)
    return request.method === 'POST'
      ? judge(request, today)
      : json(405, { error: 'POST' }, { Allow: 'POST' });
  return json(404, { error: `nothing at ${pathname}` });
}

export interface CdsServiceOptions {
  port: number;
  origin: string;
  allowedOrigins: readonly string[];
  /** The day on which the demo's people live; by default the real one, in Japan. */
  today?: string | undefined;
}

function dayInJapan(): string {
  return new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
}

export function startCdsService(options: CdsServiceOptions): Promise<RunningServer> {
  const search: readonly string[] = SEARCH_FAULTS;
  const faults = new FaultBox(FAULT_KINDS.filter((kind) => !search.includes(kind)));
  // A hospital's other service of its own lies at the same address.
  const share = createShareStore(`${options.origin}/share`);
  return listen(options.port, (incoming, outgoing) => {
    const work = async () => {
      const request = await readRequest(incoming, options.origin);
      const preflight = request.method === 'OPTIONS';
      const cors = corsHeaders(request.headers['origin'], options.allowedOrigins, preflight);
      const always = { ...cors, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
      const reply = (given: Answer) => send(outgoing, { ...given, headers: { ...always, ...given.headers } });
      if (preflight) return reply({ status: 204, headers: {}, body: '' });
      if (request.url.pathname === '/faults') return reply(faults.handle(request));
      const strike = faults.strike(request.target);
      await wait(strike.delayMs);
      if (breakConnection(strike.kind, outgoing)) return;
      const answer = share.serve(request, Date.now()) ?? serve(request, options.today ?? dayInJapan());
      reply(standIn(strike.kind) ?? spoil(strike.kind, answer));
    };
    work().catch((error: unknown) => {
      if (incoming.destroyed && outgoing.destroyed) return;
      const tooLarge = error instanceof BodyTooLarge;
      if (!tooLarge) console.error(`cds: ${incoming.method} ${incoming.url}:`, error);
      send(outgoing, json(tooLarge ? 413 : 500, { error: 'the service failed' }));
    });
  });
}
