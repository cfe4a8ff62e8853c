import { CDS_HOOKS, type CdsHook } from '../../domain/decision-support.ts';
import { isJson, type Json, listAt, objectAt, textAt } from '../fhir/json.ts';
import { plainLine } from './plain-text.ts';

/** One service that a base offers for one hook. */
export interface OfferedService {
  readonly id: string;
  readonly hook: CdsHook;
  readonly title?: string;
  readonly prefetch: Readonly<Record<string, string>>;
}

/** Services of one base. */
const MOST_SERVICES = 50;

function templatesOf(service: Json): Readonly<Record<string, string>> {
  const templates = Object.entries(objectAt(service, 'prefetch'));
  return Object.fromEntries(
    templates.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : [])),
  );
}

/** An id is one part of an address. */
function isId(id: string | undefined): id is string {
  return id !== undefined && id.length <= 200 && !/^\.{1,2}$/u.test(id);
}

/** What `GET <base>/cds-services` answers; undefined where it is no such answer. Other hooks are not ours to ask. */
export function readDiscovery(answer: unknown): readonly OfferedService[] | undefined {
  if (!isJson(answer) || !Array.isArray(answer['services'])) return undefined;
  return listAt(answer, 'services')
    .slice(0, MOST_SERVICES)
    .flatMap((service) => {
      const [id, told, title] = [textAt(service, 'id'), textAt(service, 'hook'), textAt(service, 'title')];
      const hook = CDS_HOOKS.find((one) => one === told);
      if (!isId(id) || hook === undefined) return [];
      return [
        {
          id,
          hook,
          prefetch: templatesOf(service),
          ...(title === undefined ? {} : { title: plainLine(title) }),
        },
      ];
    });
}
