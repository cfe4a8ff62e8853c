import type { Feed } from '../domain/feed.ts';
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
};

export function mayFetch(role: Role, feed: Feed): boolean {
  return !NOT_FETCHED[role].includes(feed);
}
