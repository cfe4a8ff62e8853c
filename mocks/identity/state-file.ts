/**
 * What the identity provider must remember when it is started again: its keys, and who is signed in.
 * Kept as two small files in the world's own folder, which is not part of the repository.
 */
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Adapter, AdapterPayload, JWKS } from 'oidc-provider';

export interface Secrets {
  jwks: JWKS;
  cookieKeys: string[];
}

export function readSecrets(folder: string): Secrets {
  const file = path.join(folder, 'identity-keys.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = {
    ...privateKey.export({ format: 'jwk' }),
    kid: randomUUID(),
    use: 'sig',
    alg: 'RS256',
  } as JWKS['keys'][number];
  const secrets: Secrets = { jwks: { keys: [key] }, cookieKeys: [randomBytes(32).toString('base64url')] };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

interface Row {
  payload: AdapterPayload;
  expiresAt: number | undefined;
}

export class Shelf {
  readonly #file: string;
  readonly #rows = new Map<string, Row>();
  #timer: NodeJS.Timeout | undefined;

  constructor(folder: string) {
    this.#file = path.join(folder, 'identity-state.json');
    mkdirSync(folder, { recursive: true });
    for (const [key, row] of readRows(this.#file)) this.#rows.set(key, row);
  }

  get(key: string): AdapterPayload | undefined {
    const row = this.#rows.get(key);
    if (row?.expiresAt !== undefined && row.expiresAt < Date.now()) {
      this.#rows.delete(key);
      return undefined;
    }
    return row?.payload;
  }

  set(key: string, payload: AdapterPayload, expiresIn: number | undefined): void {
    this.#rows.set(key, { payload, expiresAt: expiresIn ? Date.now() + expiresIn * 1000 : undefined });
    this.#saveSoon();
  }

  delete(key: string): void {
    if (this.#rows.delete(key)) this.#saveSoon();
  }

  keysWhere(holds: (key: string, payload: AdapterPayload) => boolean): string[] {
    return [...this.#rows].filter(([key, row]) => holds(key, row.payload)).map(([key]) => key);
  }

  changed(): void {
    this.#saveSoon();
  }

  /** At once: called when the world stops. */
  save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const now = Date.now();
    const live = [...this.#rows].filter(([, row]) => row.expiresAt === undefined || row.expiresAt > now);
    writeFileSync(`${this.#file}.part`, JSON.stringify(live), { mode: 0o600 });
    renameSync(`${this.#file}.part`, this.#file);
  }

  #saveSoon(): void {
    this.#timer ??= setTimeout(() => this.save(), 250).unref();
  }
}

function readRows(file: string): [string, Row][] {
  if (!existsSync(file)) return [];
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as [string, Row][];
  } catch {
    // A half-written file only means that everyone signs in again.
    return [];
  }
}

/** The storage interface that oidc-provider asks for, one per kind of thing it remembers. */
export function shelfAdapter(shelf: Shelf): (model: string) => Adapter {
  return (model) => {
    const keyOf = (id: string) => `${model}:${id}`;
    const findBy = async (field: 'uid' | 'userCode', value: string) => {
      const [key] = shelf.keysWhere(
        (candidate, payload) => candidate.startsWith(`${model}:`) && payload[field] === value,
      );
      return key === undefined ? undefined : shelf.get(key);
    };
    return {
      upsert: async (id, payload, expiresIn) => shelf.set(keyOf(id), payload, expiresIn),
      find: async (id) => shelf.get(keyOf(id)),
      findByUid: (uid) => findBy('uid', uid),
      findByUserCode: (userCode) => findBy('userCode', userCode),
      destroy: async (id) => shelf.delete(keyOf(id)),
      consume: async (id) => {
        const payload = shelf.get(keyOf(id));
        if (payload === undefined) return;
        payload.consumed = Math.floor(Date.now() / 1000);
        shelf.changed();
      },
      revokeByGrantId: async (grantId) => {
        for (const key of shelf.keysWhere((_, payload) => payload.grantId === grantId)) shelf.delete(key);
      },
    };
  };
}
