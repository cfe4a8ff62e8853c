import type { AccessRule, DisasterRule } from '../domain/access-rule.ts';
import { FEEDS, type Feed } from '../domain/feed.ts';
import type { Role } from '../domain/role.ts';

/**
 * What a profession does not fetch here. Sources enforce their own rules with their tokens; this only keeps us from
 * asking for what a role has no use for. What is not asked is `withheld`, never "none".
 */
const NOT_FETCHED: Readonly<Record<Role, readonly Feed[]>> = {
  doctor: [],
  er: [],
  pharmacist: ['ImagingStudy', 'DicomStudy', 'Media', 'FamilyMemberHistory'],
  caremanager: [
    'ImagingStudy',
    'DicomStudy',
    'Media',
    'DiagnosticReport',
    'FamilyMemberHistory',
    'Specimen',
    'Claim',
    'ExplanationOfBenefit',
  ],
  // Who looks after the log reads nobody's record.
  officer: FEEDS,
};

export function mayFetch(role: Role, feed: Feed): boolean {
  return !NOT_FETCHED[role].includes(feed);
}

/** The disaster that the site has declared, while it lasts (disaster-01). */
export function disasterAt({ disaster }: AccessRule, now: Date): DisasterRule | undefined {
  if (disaster === undefined) return undefined;
  return disaster.from <= now && now < disaster.until ? disaster : undefined;
}

/** A disaster lets more professions open a record in an emergency; it lets nobody look without a reason. */
export function mayOpenInEmergency(rule: AccessRule, role: Role, now: Date): boolean {
  return rule.emergencyRoles.includes(role) || disasterAt(rule, now)?.roles.includes(role) === true;
}

export function mayReadLog({ logRoles }: AccessRule, role: Role): boolean {
  return logRoles.includes(role);
}

/** How the reader signed in, as the provider said. */
interface SeenSignIn {
  /** Milliseconds. */
  readonly signedInAt: number;
  readonly acr?: string;
}

/**
 * What speaks against beginning emergency access with this sign-in (step-up-01): it is too old, or its class is another
 * than the site asks for.
 */
export function stepUpWanted(
  { stepUp }: AccessRule,
  { signedInAt, acr }: SeenSignIn,
  now: Date,
): 'too-old' | 'other-class' | undefined {
  if (stepUp === undefined) return undefined;
  if (stepUp.acr !== undefined && acr !== stepUp.acr) return 'other-class';
  return now.getTime() - signedInAt > stepUp.maxAgeMinutes * 60_000 ? 'too-old' : undefined;
}
