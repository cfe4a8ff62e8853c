import { err, ok, type Result } from '../../base/result.ts';
import { type Fault, fault } from '../../domain/fault.ts';
import { isJson, type Json, listAt, numberAt, textAt } from '../fhir/json.ts';
import type { HttpAnswer, HttpAsk, SourceHttp } from '../http.ts';
import type { ListedFile } from './file-index.ts';

/** Asks once for each thing; what failed is asked for again by whoever wants it next. */
export function remembering<T>(): (
  key: string,
  ask: () => Promise<Result<T, Fault>>,
) => Promise<Result<T, Fault>> {
  const known = new Map<string, Promise<Result<T, Fault>>>();
  return async (key, ask) => {
    const asked = known.get(key) ?? ask();
    known.set(key, asked);
    try {
      const answer = await asked;
      if (!answer.ok) known.delete(key);
      return answer;
    } catch (cause) {
      known.delete(key);
      throw cause;
    }
  };
}

function listedFiles(json: unknown): readonly ListedFile[] | undefined {
  const list: unknown = isJson(json) ? json['files'] : json;
  if (!Array.isArray(list)) return undefined;
  return listAt({ list }, 'list').flatMap((file: Json) => {
    const name = textAt(file, 'name');
    const size = numberAt(file, 'size');
    const modified = textAt(file, 'modified');
    return name === undefined
      ? []
      : [{ name, ...(size === undefined ? {} : { size }), ...(modified === undefined ? {} : { modified }) }];
  });
}

/** Where the gateway serves a file that its list names. */
export function addressOf(base: string, path: string): string {
  return `${base}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** The gateway's list of one patient's files, and when it was given. */
export async function loadList(
  http: SourceHttp,
  base: string,
  patientId: string,
  signal: AbortSignal,
): Promise<Result<{ readonly files: readonly ListedFile[]; readonly at: Date }, Fault>> {
  const url = `${base}/${encodeURIComponent(patientId)}/index.json`;
  const ask: HttpAsk = { url, signal, accept: 'application/json' };
  const answer = await http.ask(ask);
  if (!answer.ok) return answer;
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(answer.value.bytes));
  } catch {
    return err(fault('malformed', 'the list of files is not JSON'));
  }
  const files = listedFiles(json);
  if (files === undefined) return err(fault('malformed', 'the list of files is no list'));
  return ok({ files, at: answer.value.fetchedAt });
}

/** One file of the storage, as it lies there. */
export function loadFile(
  http: SourceHttp,
  base: string,
  path: string,
  signal: AbortSignal,
): Promise<Result<HttpAnswer, Fault>> {
  return http.ask({
    url: addressOf(base, path),
    signal,
    accept: 'application/hl7-v2, application/xml, application/octet-stream',
  });
}
