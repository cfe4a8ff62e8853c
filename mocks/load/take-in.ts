/** From what lay in files to what a source serves: people first, then ids, then references, then whose is what. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { belongsToPatient } from '../fhir/r4-types.ts';
import type { Resource } from '../fhir/resource.ts';
import type { Store } from '../fhir/store.ts';
import { documentReference, innerPatient, pointsTo } from './documents.ts';
import { explode, idOf, type Incoming, namesOf } from './incoming.ts';
import { Names, rewrite } from './names.ts';
import { danglingPatients, patientsOf } from './patients-of.ts';
import type { Persons } from './persons.ts';
import { countIn, type LoadReport, note } from './report.ts';

export interface Taking {
  store: Store;
  persons: Persons;
  report: LoadReport;
  /** Whether Patients who bear the same identifier are one person here; the demo's own people say it themselves. */
  joinPatients: boolean;
}

interface Placed {
  incoming: Incoming;
  id: string;
}

export function takeIn(incoming: readonly Incoming[], taking: Taking): void {
  const names = new Names();
  for (const { id, resource } of taking.persons.all()) {
    names.register(['all'], [`Patient/${id}`], `Patient/${id}`);
    names.identify(['all'], resource, `Patient/${id}`);
  }
  const joined = placePatients(incoming, names, taking);
  const { placed, taken } = placeOthers(incoming, names, taking);
  for (const row of joined) {
    const already = taking.store.get('Patient', row.id) !== undefined;
    taking.store.add({ ...row.resource, id: row.id }, [row.id]);
    if (!already) countIn(taking.report, 'Patient');
  }
  for (const each of placed) store(each, names, taking);
  for (const each of placed) if (each.incoming.document) pointToDocument(each, names, taking, taken);
}

/** Standalone Patients come before those inside documents: a document's copy is the poorer one. */
function placePatients(incoming: readonly Incoming[], names: Names, taking: Taking) {
  const changed = new Set<ReturnType<Persons['all']>[number]>();
  const place = (each: Incoming, mayComplete: boolean, mayJoin: boolean) => {
    const originalId = idOf(each.resource, each.fullUrl);
    const known = mayJoin ? taking.persons.find(each.resource, originalId) : undefined;
    if (known !== undefined) taking.report.patientsJoined += 1;
    if (known !== undefined && mayComplete) {
      taking.persons.complete(known, each.resource, originalId);
      changed.add(known);
    }
    const row = known ?? { id: freePatientId(each, originalId, taking), originalId, resource: each.resource };
    if (known === undefined) {
      taking.persons.add(row);
      changed.add(row);
    }
    names.register(each.scopes, namesOf(each), `Patient/${row.id}`);
    names.identify(each.scopes, each.resource, `Patient/${row.id}`);
    return row;
  };
  for (const each of incoming)
    if (each.resource.resourceType === 'Patient') place(each, true, taking.joinPatients);
  for (const each of incoming) {
    const inner = each.document ? innerPatient(each) : undefined;
    if (inner === undefined) continue;
    const target = `Patient/${place(inner, false, true).id}`;
    // A UUID is meant to be unique: files beside the document speak of its Patient by it.
    if (inner.fullUrl?.startsWith('urn:uuid:')) names.register(each.scopes, [inner.fullUrl], target);
  }
  return changed;
}

function freePatientId(each: Incoming, originalId: string | undefined, { persons, report }: Taking): string {
  const wanted = originalId ?? madeUpId(each);
  if (!persons.hasId(wanted)) return wanted;
  const id = nextFree(wanted, (candidate) => persons.hasId(candidate));
  note(report, 'renamed', `${each.file}: Patient/${wanted} is another person, now Patient/${id}`);
  return id;
}

function placeOthers(incoming: readonly Incoming[], names: Names, taking: Taking) {
  const placed: Placed[] = [];
  const taken = new Map<string, Incoming | undefined>();
  const isTaken = (key: string) => taken.has(key) || taking.store.get(...split(key)) !== undefined;
  for (const each of incoming) {
    const type = each.resource.resourceType;
    if (type === 'Patient') continue;
    const wanted = idOf(each.resource, each.fullUrl) ?? madeUpId(each);
    let id = wanted;
    if (isTaken(`${type}/${wanted}`)) {
      const first = taken.get(`${type}/${wanted}`);
      if (first !== undefined && sameWords(first, each, names)) {
        taking.report.duplicates += 1;
        names.register(each.scopes, namesOf(each), `${type}/${wanted}`);
        continue;
      }
      id = nextFree(wanted, (candidate) => isTaken(`${type}/${candidate}`));
      note(taking.report, 'renamed', `${each.file}: ${type}/${wanted} is now ${type}/${id}`);
    }
    taken.set(`${type}/${id}`, each);
    names.register(each.scopes, [...namesOf(each), `${type}/${id}`], `${type}/${id}`);
    names.identify(each.scopes, each.resource, `${type}/${id}`);
    placed.push({ incoming: each, id });
  }
  return { placed, taken };
}

function split(key: string): [string, string] {
  const at = key.indexOf('/');
  return [key.slice(0, at), key.slice(at + 1)];
}

/** The same words about two people are two facts. */
function sameWords(one: Incoming, other: Incoming, names: Names): boolean {
  return (
    isDeepStrictEqual(one.resource, other.resource) &&
    isDeepStrictEqual(
      patientsOf(one.resource, one.scopes, names),
      patientsOf(other.resource, other.scopes, names),
    )
  );
}

function store({ incoming, id }: Placed, names: Names, { store: shelf, report }: Taking): void {
  const { resource, scopes, document, file } = incoming;
  const type = resource.resourceType;
  const patients = document ? documentPatients(incoming, names) : patientsOf(resource, scopes, names);
  // A document is signed as it stands: not a letter of it is changed.
  const served: Resource = document
    ? resource
    : rewrite(resource, (reference) => names.find(scopes, reference));
  // A reference to nobody is still what a search for it finds, as on any server.
  shelf.add({ ...served, id }, patients.length > 0 || document ? patients : danglingPatients(resource));
  countIn(report, type);
  if (patients.length === 0 && (document || belongsToPatient(type)))
    note(report, 'unattributed', `${file}: ${type}/${id}`);
}

function documentPatients(incoming: Incoming, names: Names): string[] {
  const inner = innerPatient(incoming);
  if (inner === undefined) return [];
  const found = namesOf(inner)
    .map((name) => names.find(inner.scopes, name))
    .find(Boolean);
  return found === undefined ? [] : [found.slice('Patient/'.length)];
}

function pointToDocument(
  { incoming, id }: Placed,
  names: Names,
  { store: shelf, report }: Taking,
  taken: ReadonlyMap<string, unknown>,
): void {
  const [patient] = documentPatients(incoming, names);
  const known = patient === undefined ? [] : shelf.ofPatient('DocumentReference', patient);
  if (known.some((each) => pointsTo(each.resource, id))) return;
  const wanted = `doc-${id}`.slice(0, 60);
  const own = nextFree(
    wanted,
    (candidate) =>
      taken.has(`DocumentReference/${candidate}`) || shelf.get('DocumentReference', candidate) !== undefined,
    true,
  );
  shelf.add(documentReference(incoming.resource, id, own, patient), patient === undefined ? [] : [patient]);
  report.documentReferences += 1;
}

function nextFree(wanted: string, isTaken: (candidate: string) => boolean, asItIs = false): string {
  if (asItIs && !isTaken(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const candidate = `${wanted.slice(0, 58)}-${number}`;
    if (!isTaken(candidate)) return candidate;
  }
}

/** From its place and its words, so that it stays the same when the world is started again. */
function madeUpId({ resource, file, scopes }: Incoming): string {
  const hash = createHash('sha256').update(`${file}\0${scopes[0]}\0${JSON.stringify(resource)}`);
  return hash.digest('hex').slice(0, 24);
}

/** Plain resources, as the demo's own people come. */
export function asIncoming(resources: readonly unknown[], label: string, report: LoadReport): Incoming[] {
  return resources.flatMap((resource, at) =>
    explode(resource, undefined, label, [`file ${label}`, 'all'], String(at), report),
  );
}
