import type { JWTPayload } from 'jose';
import { err, ok, type Result } from '../base/result.ts';
import { type Clinician, ROLES } from '../domain/role.ts';
import { type SignInProblem, signInProblem } from './sign-in-problem.ts';

export interface ClaimNames {
  readonly name: string;
  readonly role: string;
  readonly licence: string;
  readonly organization: string;
}

/** Reads a claim by its dotted path. */
function claimAt(claims: JWTPayload, path: string): string {
  let value: unknown = claims;
  for (const step of path.split('.')) {
    value =
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<string, unknown>>)[step]
        : undefined;
  }
  return typeof value === 'string' ? value : '';
}

/** The signed-in person by the validated claims. A profession that we do not know gets nothing, rather than too much. */
export function clinicianOf(claims: JWTPayload, names: ClaimNames): Result<Clinician, SignInProblem> {
  const stated = claimAt(claims, names.role);
  const role = ROLES.find((known) => known === stated);
  if (role === undefined) return err(signInProblem('refused', `unknown profession: ${stated || 'none'}`));
  return ok({
    subject: claims.sub ?? '',
    name: claimAt(claims, names.name),
    role,
    licence: claimAt(claims, names.licence),
    organization: claimAt(claims, names.organization),
  });
}
