/** What the server says of itself: made from the tables it works with, so that it cannot promise what it does not do. */
import type { Behaviour } from './behaviour.ts';
import { R4_TYPES } from './r4-types.ts';
import { parametersOf } from './search-parameters.ts';

export function servedTypes(behaviour: Behaviour, held: readonly string[]): string[] {
  return [...new Set([...(behaviour.offers ?? R4_TYPES), ...held])].sort();
}

const PATIENT_OPERATIONS = {
  match: 'http://hl7.org/fhir/OperationDefinition/Patient-match',
  summary: 'http://hl7.org/fhir/uv/ips/OperationDefinition/summary',
  'ihe-pix': 'https://profiles.ihe.net/ITI/PIXm/OperationDefinition/IHE.PIXm.pix',
} as const;

function resourceStatement(type: string, behaviour: Behaviour, locates: boolean) {
  const operations = [
    ...(behaviour.match ? (['match'] as const) : []),
    ...(behaviour.summary ? (['summary'] as const) : []),
    ...(locates ? (['ihe-pix'] as const) : []),
  ];
  const writable = type === 'AuditEvent' && behaviour.acceptsAudit;
  return {
    type,
    versioning: 'versioned',
    referencePolicy: ['literal', 'logical', 'local'],
    interaction: ['read', 'search-type', ...(writable ? ['create'] : [])].map((code) => ({ code })),
    searchParam: [...parametersOf(type).values()].map(({ name, kind }) => ({ name, type: kind })),
    ...(type === 'Patient' && operations.length > 0
      ? { operation: operations.map((name) => ({ name, definition: PATIENT_OPERATIONS[name] })) }
      : {}),
  };
}

export function capabilityStatement(
  behaviour: Behaviour,
  places: { fhirBase: string; issuer: string; locates?: boolean },
  held: readonly string[],
) {
  const oauth = (name: string, path: string) => ({ url: name, valueUri: `${places.issuer}${path}` });
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2025-01-01',
    kind: 'instance',
    software: { name: behaviour.software, version: '1' },
    implementation: { description: behaviour.title, url: places.fhirBase },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: {
          cors: true,
          service: [
            {
              coding: [
                {
                  system: 'http://terminology.hl7.org/CodeSystem/restful-security-service',
                  code: 'SMART-on-FHIR',
                },
              ],
            },
          ],
          extension: [
            {
              url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
              extension: [
                oauth('authorize', '/auth'),
                oauth('token', '/token'),
                oauth('revoke', '/token/revocation'),
              ],
            },
          ],
        },
        resource: servedTypes(behaviour, held).map((type) =>
          resourceStatement(type, behaviour, places.locates ?? false),
        ),
        interaction: [{ code: 'batch' }],
      },
    ],
  };
}

export function smartConfiguration(issuer: string) {
  return {
    issuer,
    jwks_uri: `${issuer}/jwks`,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    revocation_endpoint: `${issuer}/token/revocation`,
    grant_types_supported: ['authorization_code', 'refresh_token'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid', 'profile', 'launch', 'user/*.rs'],
    capabilities: [
      'launch-ehr',
      'context-ehr-patient',
      'client-public',
      'permission-user',
      'permission-v2',
      'sso-openid-connect',
    ],
  };
}
