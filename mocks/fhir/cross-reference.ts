/** `Patient/$ihe-pix` (IHE PIXm, ITI-83): under which identifiers the networks of this world know a person. */
import { fold, parseToken } from './match-value.ts';
import { Refusal } from './outcome.ts';
import { type JsonObject, objectsOf, textOf } from './resource.ts';
import type { Store } from './store.ts';

/** One network: the system in which its own patient ids are told, and the patients it holds. */
export interface Domain {
  system: string;
  store: Store;
}

interface Identity {
  system: string;
  id: string;
  /** Equal keys are one person to the registry: it may know too much, so whoever asks still compares. */
  key: string;
  identifiers: string[];
}

const MEMBER_ID = /JP_Insurance_memberID$/;

export class CrossReference {
  readonly #domains: readonly Domain[];
  #known: Identity[] | undefined;

  constructor(domains: readonly Domain[]) {
    this.#domains = domains;
  }

  /** The answer of one query. `own` is the network that is asked: its patient is told as a reference too. */
  answer(query: URLSearchParams, own: Store): string {
    const asked = query.getAll('sourceIdentifier');
    const { system, code } = parseToken(asked[0] ?? '');
    if (asked.length !== 1 || system === undefined || system === '' || code === '')
      throw new Refusal(400, 'required', 'exactly one sourceIdentifier, written system|value, is required');
    const known = (this.#known ??= this.#domains.flatMap(identitiesOf));
    const systems = new Set(known.flatMap((each) => each.identifiers.map((token) => token.split('|')[0])));
    for (const domain of this.#domains) systems.add(domain.system);
    if (!systems.has(system))
      throw new Refusal(400, 'code-invalid', 'sourceIdentifier Assigning Authority not found');
    const targets = query.getAll('targetSystem');
    if (targets.some((target) => !systems.has(target)))
      throw new Refusal(403, 'code-invalid', 'targetSystem not found');
    const token = `${system}|${fold(code)}`;
    const keys = new Set(known.filter((each) => each.identifiers.includes(token)).map((each) => each.key));
    if (keys.size === 0) throw new Refusal(404, 'not-found', 'sourceIdentifier Patient Identifier not found');
    const found = known.filter(
      (each) => keys.has(each.key) && (targets.length === 0 || targets.includes(each.system)),
    );
    const ownSystem = this.#domains.find((domain) => domain.store === own)?.system;
    return JSON.stringify({
      resourceType: 'Parameters',
      parameter: [
        ...found.map(({ system: assigner, id }) => ({
          name: 'targetIdentifier',
          valueIdentifier: { system: assigner, value: id },
        })),
        ...found
          .filter((each) => each.system === ownSystem)
          .map(({ id }) => ({ name: 'targetId', valueReference: { reference: `Patient/${id}` } })),
      ],
    });
  }
}

function identitiesOf({ system, store }: Domain): Identity[] {
  return store.ofType('Patient').map(({ id, resource }) => {
    const identifiers = objectsOf(resource['identifier']).flatMap((each) => {
      const value = textOf(each['value']);
      return value === undefined ? [] : [`${textOf(each['system']) ?? ''}|${fold(value)}`];
    });
    const key = personKey(resource) ?? `${system}|${id}`;
    return { system, id, key, identifiers: [`${system}|${fold(id)}`, ...identifiers] };
  });
}

/** The number without its branch, the birth date and the sex: what a register of insured people goes by. */
function personKey(patient: JsonObject): string | undefined {
  const member = objectsOf(patient['identifier']).find((each) =>
    MEMBER_ID.test(textOf(each['system']) ?? ''),
  );
  const value = textOf(member?.['value']);
  if (value === undefined) return undefined;
  const core = fold(value).split(':').slice(0, 3).join(':');
  return [core, textOf(patient['birthDate']) ?? '?', textOf(patient['gender']) ?? '?'].join(' ');
}
