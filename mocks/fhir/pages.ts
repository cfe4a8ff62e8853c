/** Search results handed out page by page. What was found is kept, so that a page link means the same when it is followed. */
import type { SearchFault } from '../faults.ts';
import type { Behaviour } from './behaviour.ts';
import { LEFT_OUT } from './consent.ts';
import { Refusal } from './outcome.ts';
import { isObject, type Resource } from './resource.ts';
import { hashOf, type Store, type Stored } from './store.ts';

interface Snapshot {
  type: string;
  /** Who searched: nobody else's page link leads anywhere. */
  subject: string;
  found: readonly Stored[];
  self: string;
  pageSize: number;
  /** Something is left out for want of consent, and is said to be. */
  leftOut?: boolean;
}

export interface PageRequest {
  fhirBase: string;
  behaviour: Behaviour;
  faults: ReadonlySet<SearchFault>;
  /** The page's own address, to which a looping link leads back. */
  here: string;
}

export interface Page {
  body: string;
  etag: string;
}

const KEPT_SNAPSHOTS = 400;

/** For the fault `incomplete`: how a server says that its answer lacks something, and says it mildly. */
const INCOMPLETE = {
  resource: {
    resourceType: 'OperationOutcome',
    issue: [
      {
        severity: 'information',
        code: 'incomplete',
        diagnostics: 'fault switch: one repository did not answer',
      },
    ],
  },
  search: { mode: 'outcome' },
};

export class Pages {
  readonly #store: Store;
  readonly #snapshots = new Map<string, Snapshot>();

  constructor(store: Store) {
    this.#store = store;
  }

  first(snapshot: Snapshot, request: PageRequest): Page {
    // The same question with the same answer gets the same links, so that an unchanged page has an unchanged tag.
    const id = hashOf(
      snapshot.subject,
      snapshot.self,
      String(snapshot.leftOut === true),
      ...snapshot.found.map((each) => `${each.id} ${each.version}`),
    );
    this.#snapshots.delete(id);
    this.#snapshots.set(id, snapshot);
    const [oldest] = this.#snapshots.keys();
    if (this.#snapshots.size > KEPT_SNAPSHOTS && oldest !== undefined) this.#snapshots.delete(oldest);
    return this.#write(id, snapshot, 0, request);
  }

  /** The page behind an opaque link. */
  follow(token: string, type: string, subject: string, request: PageRequest): Page {
    const [id = '', offset = ''] = Buffer.from(token, 'base64url').toString('utf8').split(' ');
    const snapshot = this.#snapshots.get(id);
    if (snapshot === undefined)
      throw new Refusal(410, 'expired', 'this page link is no longer known: search again');
    if (snapshot.type !== type || snapshot.subject !== subject || !/^\d+$/.test(offset))
      throw new Refusal(400, 'invalid', 'this page link belongs to another search');
    return this.#write(id, snapshot, Number(offset), request);
  }

  #write(id: string, snapshot: Snapshot, offset: number, request: PageRequest): Page {
    const { type, found, pageSize } = snapshot;
    const { fhirBase, behaviour, faults } = request;
    const from = faults.has('dup-pages') && offset > 0 ? 0 : offset;
    const shown = found.slice(from, from + pageSize);
    if (faults.has('foreign-patient')) shown.push(...foreigner(this.#store, type, snapshot.found));
    const links = [{ relation: 'self', url: offset === 0 ? snapshot.self : request.here }];
    const nextOffset = offset + pageSize;
    if (faults.has('loop-paging')) links.push({ relation: 'next', url: request.here });
    else if (pageSize > 0 && nextOffset < found.length && !faults.has('lost-next'))
      links.push({ relation: 'next', url: `${fhirBase}/${type}?_page=${pageToken(id, nextOffset)}` });
    const head = {
      resourceType: 'Bundle',
      id: hashOf(id, String(offset)),
      type: 'searchset',
      ...(behaviour.tellsTotal && !faults.has('no-total') ? { total: found.length } : {}),
      link: links,
    };
    const entries = shown.map(
      (each) =>
        `{"fullUrl":${JSON.stringify(`${fhirBase}/${each.type}/${each.id}`)},"resource":${this.#store.text(each)},"search":{"mode":"match"}}`,
    );
    if (snapshot.leftOut === true) entries.push(JSON.stringify(LEFT_OUT));
    if (faults.has('incomplete')) entries.push(JSON.stringify(INCOMPLETE));
    const body = `${JSON.stringify(head).slice(0, -1)}${entries.length > 0 ? `,"entry":[${entries.join(',')}]` : ''}}`;
    return { body, etag: `W/"${hashOf(body)}"` };
  }
}

function pageToken(id: string, offset: number): string {
  return Buffer.from(`${id} ${offset}`).toString('base64url');
}

/** For the fault `foreign-patient`: something of the same type that is another person's. */
function foreigner(store: Store, type: string, found: readonly Stored[]): Stored[] {
  const wanted = new Set(found.flatMap((each) => (type === 'Patient' ? [each.id] : [...each.patients])));
  const others = store
    .ofType(type)
    .find((each) =>
      type === 'Patient'
        ? !wanted.has(each.id)
        : each.patients.size > 0 && ![...each.patients].some((id) => wanted.has(id)),
    );
  if (others !== undefined) return [others];
  const [model] = found;
  if (model === undefined) return [];
  const resource: Resource = { ...model.resource, id: `foreign-${model.id}` };
  for (const field of ['subject', 'patient', 'beneficiary'])
    if (isObject(resource[field])) resource[field] = { reference: 'Patient/someone-else' };
  return [{ ...model, id: `foreign-${model.id}`, resource, patients: new Set(['someone-else']) }];
}
