/** A gateway to SS-MIX2 trees over HTTP: `GET <base>/<patient>/index.json` lists a patient's files, `GET <base>/<path>` serves one. */
import type { JWTVerifyGetKey } from 'jose';
import { demand, identify } from '../fhir/access.ts';
import { Refusal, refusalAnswer } from '../fhir/outcome.ts';
import { type Answer, json, type Request } from '../http.ts';
import type { TreeFile } from './tree.ts';

export interface Ssmix2Options {
  /** Address of the door, without a slash at its end. */
  base: string;
  issuer: string;
  /** Whom a token must be for: the source's own audience. */
  audience: string;
  keys: JWTVerifyGetKey;
  /** Trees by the hospital's own patient number. */
  trees: ReadonlyMap<string, readonly TreeFile[]>;
}

export interface Ssmix2Door {
  handle(request: Request): Promise<Answer>;
}

function pathBelow(base: string, request: Request): string {
  const below = request.url.pathname.slice(new URL(base).pathname.length + 1);
  try {
    return below.split('/').map(decodeURIComponent).join('/');
  } catch {
    throw new Refusal(400, 'invalid', 'the path is not well encoded');
  }
}

function listOf(files: readonly TreeFile[]): Answer {
  return json(200, {
    files: files.map(({ name, bytes, modified }) => ({ name, size: bytes.length, modified })),
  });
}

export function createSsmix2Door(options: Ssmix2Options): Ssmix2Door {
  const byName = new Map([...options.trees.values()].flat().map((file) => [file.name, file]));

  async function answer(request: Request): Promise<Answer> {
    const { issuer, audience, keys } = options;
    const caller = await identify(request.headers['authorization'], { issuer, audience, keys });
    demand(caller, ['DocumentReference', 'Binary'], 'r');
    if (request.method !== 'GET') throw new Refusal(405, 'not-supported', 'files are only read here');
    const path = pathBelow(options.base, request);
    const listed = /^([^/]+)\/index\.json$/u.exec(path)?.[1];
    const tree = listed === undefined ? undefined : options.trees.get(listed);
    if (tree !== undefined) return listOf(tree);
    const file = byName.get(path);
    if (file === undefined) throw new Refusal(404, 'not-found', 'no such file');
    const extension = /\.([a-z0-9]+)$/u.exec(path)?.[1] ?? '';
    const type = { pdf: 'application/pdf', xml: 'application/xml' }[extension] ?? 'application/hl7-v2';
    return { status: 200, headers: { 'Content-Type': type }, body: file.bytes };
  }

  return {
    async handle(request) {
      try {
        return await answer(request);
      } catch (error) {
        if (error instanceof Refusal) return refusalAnswer(error);
        throw error;
      }
    },
  };
}
