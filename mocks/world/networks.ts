/** Further networks behind one port: most know nobody, as most networks of a country do not know a given person. */
import type { Behaviour } from '../fhir/behaviour.ts';
import { BEHAVIOURS } from '../fhir/behaviour.ts';
import { isObject, type Resource } from '../fhir/resource.ts';
import { Store } from '../fhir/store.ts';
import { addresses } from './ports.ts';

export interface Network {
  id: string;
  /** Below the port that all of them share: `/net/001/fhir`. */
  path: string;
  fhirBase: string;
  /** The system in which a locator names this network's patients. */
  patientIdSystem: string;
}

export const MOST_NETWORKS = 200;

export function networks(portBase: number, count: number): Network[] {
  const { origin } = addresses(portBase).networks;
  return Array.from({ length: count }, (_, at) => {
    const number = String(at + 1).padStart(3, '0');
    const path = `/net/${number}/fhir`;
    const patientIdSystem = `https://net-${number}.example/patient-id`;
    return { id: `net-${number}`, path, fhirBase: `${origin}${path}`, patientIdSystem };
  });
}

/** What a site would write of them into `sources.json`: asked only of people whom the locator knows there. */
export function networkEntries(portBase: number, count: number) {
  return networks(portBase, count).map(({ id, fhirBase, patientIdSystem }, at) => {
    const name = { ja: `第${at + 1}医療ネット`, en: `Network ${at + 1}` };
    return {
      id,
      name,
      shortName: { ja: `第${at + 1}`, en: `N${at + 1}` },
      seal: '網',
      kind: 'regional',
      fhirBase,
      audience: fhirBase,
      ask: 'located',
      patientIdSystem,
      offers: 'all',
    };
  });
}

export function networkBehaviour(network: Network): Behaviour {
  return { ...BEHAVIOURS.minato, software: `demo-${network.id}`, title: `${network.id} (デモ)` };
}

/** One network's records: of each patient of another source a copy, and something that only this network knows. */
export function networkStore(network: Network, model: Store | undefined): Store {
  const store = new Store();
  for (const { resource } of model?.ofType('Patient') ?? []) {
    const id = `${network.id}-${resource.id ?? ''}`;
    const patient: Resource = { ...resource };
    // References into the other source would lead nowhere here.
    for (const element of ['meta', 'managingOrganization', 'generalPractitioner', 'link'])
      delete patient[element];
    store.add({ ...patient, id, identifier: numbersHere(patient['identifier'], network, id) }, [id]);
    store.add(onlyHere(id, network), [id]);
  }
  return store;
}

/** The insured person's number goes along; chart numbers are each network's own. */
function numbersHere(identifiers: unknown, network: Network, id: string): unknown[] {
  const kept = (Array.isArray(identifiers) ? (identifiers as unknown[]) : []).filter(
    (each) => isObject(each) && String(each['system']).endsWith('memberID'),
  );
  return [...kept, { system: network.patientIdSystem, value: id }];
}

function onlyHere(patient: string, network: Network) {
  return {
    resourceType: 'AllergyIntolerance',
    id: `${patient}-allergy`,
    clinicalStatus: {
      coding: [
        { system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: 'active' },
      ],
    },
    type: 'allergy',
    category: ['food'],
    code: { text: `そば（${network.id} のみに記録）` },
    patient: { reference: `Patient/${patient}` },
    recordedDate: '2024-05-01',
  };
}
