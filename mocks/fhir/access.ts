/** Who may ask what: the bearer token, checked as a resource server must. */
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { Refusal } from './outcome.ts';

export interface Caller {
  subject: string;
  role: string | undefined;
  scopes: readonly string[];
}

export interface AccessRules {
  issuer: string;
  audience: string;
  keys: JWTVerifyGetKey;
}

export async function identify(authorization: string | undefined, rules: AccessRules): Promise<Caller> {
  const token = /^Bearer ([\w\-.~+/]+=*)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined)
    throw new Refusal(401, 'login', 'a bearer token is required', { 'WWW-Authenticate': 'Bearer' });
  let payload: JWTPayload;
  try {
    ({ payload } = await jwtVerify(token, rules.keys, {
      issuer: rules.issuer,
      audience: rules.audience,
      // An ID token is not an access token, though the same key signed it.
      typ: 'at+jwt',
      algorithms: ['RS256', 'PS256', 'ES256'],
      requiredClaims: ['exp', 'sub', 'scope'],
    }));
  } catch (error) {
    const reason = error instanceof errors.JOSEError ? `${error.code}: ${error.message}` : 'unreadable token';
    throw new Refusal(401, 'login', reason, {
      'WWW-Authenticate': 'Bearer error="invalid_token", error_description="the token is refused"',
    });
  }
  return {
    subject: String(payload.sub),
    role: typeof payload['role'] === 'string' ? payload['role'] : undefined,
    scopes: String(payload['scope']).split(' '),
  };
}

export type Permission = 'c' | 'r' | 's';

/** SMART scopes: `user/Observation.rs`, `user/*.rs`; also the older `.read` and `.*`. */
export function covers(scopes: readonly string[], type: string, permission: Permission): boolean {
  return scopes.some((scope) => {
    const [, held, rights = ''] = /^(?:user|system)\/([A-Za-z]+|\*)\.([a-z*]+)$/.exec(scope) ?? [];
    if (held !== '*' && held !== type) return false;
    if (rights === '*') return true;
    if (rights === 'read') return permission !== 'c';
    return /^c?r?u?d?s?$/.test(rights) && rights.includes(permission);
  });
}

export function demand(caller: Caller, types: readonly string[], permission: Permission): void {
  if (types.some((type) => covers(caller.scopes, type, permission))) return;
  throw new Refusal(403, 'forbidden', `the token's scope does not cover ${types[0] ?? 'this'}`, {
    'WWW-Authenticate': 'Bearer error="insufficient_scope"',
  });
}
