/**
 * The professions the product serves, from the configured claim of the identity provider; the officer looks after who
 * looked at what, and at nobody's record.
 */
export const ROLES = ['doctor', 'er', 'pharmacist', 'caremanager', 'officer'] as const;

export type Role = (typeof ROLES)[number];

/** The signed-in person. */
export interface Clinician {
  readonly subject: string;
  readonly name: string;
  readonly role: Role;
  readonly licence: string;
  readonly organization: string;
}
