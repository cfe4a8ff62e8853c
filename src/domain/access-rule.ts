import type { Role } from './role.ts';
import type { BilingualText } from './source.ts';

/** Asked before emergency access begins: that the provider has seen the reader sign in just now, and how. */
export interface StepUpRule {
  /** How old the sign-in may be. */
  readonly maxAgeMinutes: number;
  /** The class of authentication that the provider has to confirm (OpenID Connect Core 1.0, `acr`). */
  readonly acr?: string;
}

/** A disaster as the site declares it: where, from when to when, and who else may then open a record in an emergency. */
export interface DisasterRule {
  readonly area: BilingualText;
  readonly from: Date;
  readonly until: Date;
  readonly text?: BilingualText;
  readonly roles: readonly Role[];
}

/** Who may do what by the site's own word, beyond what sources enforce with their tokens. */
export interface AccessRule {
  readonly emergencyRoles: readonly Role[];
  /** Who may read the log of who looked at what. */
  readonly logRoles: readonly Role[];
  readonly stepUp?: StepUpRule;
  readonly disaster?: DisasterRule;
}
