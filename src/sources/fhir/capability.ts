import { err, ok, type Result } from '../../base/result.ts';
import type { Fault } from '../../domain/fault.ts';
import type { Source } from '../../domain/source.ts';
import type { SourceHttp } from '../http.ts';
import { listAt, textAt } from './json.ts';
import { parseJson } from './page.ts';
import { FHIR_JSON } from './search.ts';

/** What a source says it can be asked for. */
export interface Capability {
  readonly types: ReadonlySet<string>;
}

/** Reads the CapabilityStatement. */
export async function readCapability(
  http: SourceHttp,
  source: Source,
  signal: AbortSignal,
): Promise<Result<Capability, Fault>> {
  const answer = await http.ask({ url: `${source.fhirBase}/metadata`, signal, accept: FHIR_JSON });
  if (!answer.ok) return answer;
  const json = parseJson(answer.value.bytes);
  if (!json.ok) return err(json.error);
  const types = listAt(json.value, 'rest').flatMap((rest) =>
    listAt(rest, 'resource').flatMap((r) => textAt(r, 'type') ?? []),
  );
  return ok({ types: new Set(types) });
}
