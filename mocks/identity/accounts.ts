/** The people who can sign in to the demo, and what each profession may read. All of them are invented. */
export const ROLES = ['doctor', 'er', 'pharmacist', 'caremanager', 'officer'] as const;
export type Role = (typeof ROLES)[number];

export interface Account {
  login: Role;
  /** Stable and unlike the login, as a real provider's subject would be. */
  subject: string;
  name: string;
  role: Role;
  licence: string;
  organization: string;
}

const ACCOUNTS: readonly Account[] = [
  {
    login: 'doctor',
    subject: 'u-5f1c20a7',
    name: '篠田 理央',
    role: 'doctor',
    licence: '医師',
    organization: '湊中央病院 内科',
  },
  {
    login: 'er',
    subject: 'u-a93be114',
    name: '東雲 圭',
    role: 'er',
    licence: '医師',
    organization: '湊中央病院 救急科',
  },
  {
    login: 'pharmacist',
    subject: 'u-27d80c3e',
    name: '柊木 沙耶',
    role: 'pharmacist',
    licence: '薬剤師',
    organization: 'みなと通り薬局',
  },
  {
    login: 'caremanager',
    subject: 'u-c4406fb9',
    name: '槙原 智子',
    role: 'caremanager',
    licence: '介護支援専門員',
    organization: '潮風居宅介護支援事業所',
  },
  {
    login: 'officer',
    subject: 'u-6e0b95d2',
    name: '杜野 真琴',
    role: 'officer',
    licence: '個人情報管理責任者',
    organization: '湊中央病院 医療情報部',
  },
];

export function accountByLogin(login: string): Account | undefined {
  const folded = login.normalize('NFKC').trim().toLowerCase();
  return ACCOUNTS.find((account) => account.login === folded);
}

export function accountBySubject(subject: string): Account | undefined {
  return ACCOUNTS.find((account) => account.subject === subject);
}

export const EVERYTHING = 'user/*.rs';

/** Read and search, type by type: what a pharmacist needs to check a prescription. */
const PHARMACIST_TYPES = [
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'Medication',
  'MedicationRequest',
  'MedicationDispense',
  'MedicationAdministration',
  'MedicationStatement',
  'AllergyIntolerance',
  'Condition',
  'Observation',
  'DiagnosticReport',
  'Specimen',
  'Procedure',
  'Encounter',
  'Immunization',
  'Coverage',
  'Consent',
  'CarePlan',
  'CareTeam',
  'Goal',
  'Flag',
  'QuestionnaireResponse',
  'ServiceRequest',
  'Communication',
  'Composition',
  'DocumentReference',
  'Bundle',
  'Binary',
  'RelatedPerson',
  'AuditEvent',
];

/** What stands at home and what is eaten belong to a plan of care. */
const CARE_TYPES = ['Device', 'DeviceUseStatement', 'NutritionOrder'];
/** A care manager plans daily life: no laboratory or imaging reports, no pictures, nothing on relatives' diseases. */
const CARE_MANAGER_TYPES = [...PHARMACIST_TYPES.filter((type) => type !== 'DiagnosticReport'), ...CARE_TYPES];

/** Who looks after the log: it, and what the people in it are called; nobody's record. */
const OFFICER_TYPES = ['AuditEvent', 'Patient'];

function readOnly(types: readonly string[]): string[] {
  return types.map((type) => `user/${type}.rs`);
}

/** Every scope that any role can hold, as a source may be asked for it. */
export const RESOURCE_SCOPES: readonly string[] = [
  EVERYTHING,
  ...readOnly([
    ...PHARMACIST_TYPES,
    ...CARE_TYPES,
    'ImagingStudy',
    'FamilyMemberHistory',
    'Endpoint',
    'Media',
  ]),
];

function scopesOf(role: Role): readonly string[] {
  switch (role) {
    case 'doctor':
    case 'er':
      return [EVERYTHING];
    case 'pharmacist':
      return readOnly(PHARMACIST_TYPES);
    case 'caremanager':
      return readOnly(CARE_MANAGER_TYPES);
    case 'officer':
      return readOnly(OFFICER_TYPES);
  }
}

/** The client asks for what it would like; the profession decides what of it is given. */
export function grantedScopes(role: Role, asked: readonly string[]): string[] {
  const held = scopesOf(role);
  if (asked.includes(EVERYTHING)) return [...held];
  return asked.filter(
    (scope) => scope.startsWith('user/') && (held.includes(EVERYTHING) || held.includes(scope)),
  );
}
