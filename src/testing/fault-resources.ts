import type { Feed } from '../domain/feed.ts';
import type { Kind } from '../domain/kind.ts';

/** FHIR JSON built by hand, without a word of the app's own readers: one misreading must not hide on both sides. */
export type Json = Readonly<Record<string, unknown>>;

/** What a planted resource needs to be told. */
export interface Told {
  readonly id: string;
  readonly patient: string;
  /** A word that occurs nowhere else. */
  readonly word: string;
  readonly day: string;
}

export interface Template {
  readonly feed: Feed;
  readonly kind: Kind;
  readonly build: (told: Told) => Json;
}

const PATIENT_ELEMENT: Readonly<Record<string, string>> = {
  AllergyIntolerance: 'patient',
  Claim: 'patient',
  Consent: 'patient',
  Coverage: 'beneficiary',
  Device: 'patient',
  ExplanationOfBenefit: 'patient',
  FamilyMemberHistory: 'patient',
  Immunization: 'patient',
  NutritionOrder: 'patient',
  RelatedPerson: 'patient',
};

export function resource(type: string, { id, patient }: Told, more: Json): Json {
  const subject = { [PATIENT_ELEMENT[type] ?? 'subject']: { reference: `Patient/${patient}` } };
  return { resourceType: type, id, ...subject, ...more };
}

function named(word: string): Json {
  return { text: word };
}

function category(code: string): readonly Json[] {
  const system = 'http://terminology.hl7.org/CodeSystem/observation-category';
  return [{ coding: [{ system, code }] }];
}

function observation(kind: Kind, more: (told: Told) => Json): Template {
  return {
    feed: 'Observation',
    kind,
    build: (told) =>
      resource('Observation', told, {
        status: 'final',
        code: named(told.word),
        effectiveDateTime: told.day,
        valueQuantity: { value: 4.1, unit: 'u' },
        ...more(told),
      }),
  };
}

function medication(feed: Feed, kind: Kind, dated: string): Template {
  return {
    feed,
    kind,
    build: (told) =>
      resource(feed, told, {
        status: 'completed',
        intent: 'order',
        medicationCodeableConcept: named(told.word),
        [dated]: told.day,
      }),
  };
}

function other(feed: Feed, more: (told: Told) => Json = ({ word }) => ({ code: named(word) })): Template {
  return { feed, kind: 'other', build: (told) => resource(feed, told, { status: 'active', ...more(told) }) };
}

const DOCUMENT_CODES = [
  ['discharge-summary', '18842-5'],
  ['referral', '57133-1'],
  ['checkup', '53576-5'],
  ['document', '00000-0'],
] as const satisfies readonly (readonly [Kind, string])[];

export function documentType(code: string): Json {
  return { coding: [{ system: 'http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes', code }] };
}

const DOCUMENTS: readonly Template[] = DOCUMENT_CODES.flatMap(([kind, code]): readonly Template[] => [
  {
    feed: 'DocumentReference',
    kind,
    build: (told) =>
      resource('DocumentReference', told, {
        status: 'current',
        type: documentType(code),
        description: told.word,
        date: `${told.day}T09:00:00+09:00`,
        content: [{ attachment: { contentType: 'application/pdf', url: `Binary/${told.id}` } }],
      }),
  },
  {
    feed: 'Composition',
    kind,
    build: (told) =>
      resource('Composition', told, {
        status: 'final',
        type: documentType(code),
        title: told.word,
        date: told.day,
        section: [{ title: told.word }],
      }),
  },
]);

function imagingStudy(told: Told): Json {
  return resource('ImagingStudy', told, {
    status: 'available',
    started: told.day,
    description: told.word,
    identifier: [{ system: 'urn:dicom:uid', value: `urn:oid:${studyUid(told.id)}` }],
    modality: [{ code: 'CT' }],
  });
}

/** A UID of the root that stands for made-up ones (2.25), out of the letters of an id. */
export function studyUid(id: string): string {
  return `2.25.${[...id].map((char) => char.codePointAt(0) ?? 0).join('')}`;
}

/** An archive's study in the DICOM JSON model (PS3.18 F.2). */
function dicomStudy({ id, patient, word, day }: Told): Json {
  return {
    '0020000D': { vr: 'UI', Value: [studyUid(id)] },
    '00080020': { vr: 'DA', Value: [day.replaceAll('-', '')] },
    '00081030': { vr: 'LO', Value: [word] },
    '00080061': { vr: 'CS', Value: ['CT'] },
    '00100020': { vr: 'LO', Value: [patient] },
  };
}

/** Every kind that a panel looks at, by the feed that may bring it. */
export const TEMPLATES: readonly Template[] = [
  {
    feed: 'AllergyIntolerance',
    kind: 'allergy',
    build: (told) =>
      resource('AllergyIntolerance', told, {
        code: named(told.word),
        category: ['medication'],
        recordedDate: told.day,
      }),
  },
  {
    feed: 'Condition',
    kind: 'condition',
    build: (told) =>
      resource('Condition', told, {
        code: named(told.word),
        onsetDateTime: told.day,
        recordedDate: told.day,
      }),
  },
  medication('MedicationRequest', 'prescription', 'authoredOn'),
  medication('MedicationDispense', 'dispensing', 'whenHandedOver'),
  medication('MedicationStatement', 'medication-statement', 'effectiveDateTime'),
  medication('MedicationAdministration', 'administration', 'effectiveDateTime'),
  {
    feed: 'DeviceUseStatement',
    kind: 'device',
    build: (told) =>
      resource('DeviceUseStatement', told, { status: 'active', device: { display: told.word } }),
  },
  {
    feed: 'Device',
    kind: 'device',
    build: (told) => resource('Device', told, { status: 'active', type: named(told.word) }),
  },
  {
    feed: 'Procedure',
    kind: 'procedure',
    build: (told) =>
      resource('Procedure', told, {
        status: 'completed',
        code: named(told.word),
        performedDateTime: told.day,
      }),
  },
  {
    feed: 'Consent',
    kind: 'directive',
    build: (told) =>
      resource('Consent', told, { status: 'active', category: [named(told.word)], dateTime: told.day }),
  },
  {
    feed: 'Encounter',
    kind: 'encounter',
    build: (told) =>
      resource('Encounter', told, {
        status: 'finished',
        class: { code: 'IMP' },
        type: [named(told.word)],
        period: { start: told.day, end: told.day },
      }),
  },
  observation('lab', () => ({ category: category('laboratory') })),
  observation('infection', ({ word }) => ({
    code: {
      text: word,
      coding: [
        {
          system: 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_InfectionLabo_CS',
          code: word,
        },
      ],
    },
  })),
  observation('vital', () => ({ category: category('vital-signs') })),
  observation('measurement', ({ word }) => ({ code: named(`体重 ${word}`) })),
  observation('social-history', () => ({ category: category('social-history') })),
  observation('care-level', ({ word }) => ({ code: named(`要介護度 ${word}`) })),
  observation('observation', () => ({ category: category('exam') })),
  ...DOCUMENTS,
  {
    feed: 'DiagnosticReport',
    kind: 'report',
    build: (told) =>
      resource('DiagnosticReport', told, {
        status: 'final',
        code: named(told.word),
        effectiveDateTime: told.day,
      }),
  },
  { feed: 'ImagingStudy', kind: 'imaging', build: imagingStudy },
  { feed: 'DicomStudy', kind: 'imaging', build: dicomStudy },
  {
    feed: 'Immunization',
    kind: 'immunization',
    build: (told) =>
      resource('Immunization', told, {
        status: 'completed',
        vaccineCode: named(told.word),
        occurrenceDateTime: told.day,
      }),
  },
  {
    feed: 'CarePlan',
    kind: 'care-plan',
    build: (told) => resource('CarePlan', told, { status: 'active', title: told.word, created: told.day }),
  },
  {
    feed: 'Coverage',
    kind: 'coverage',
    build: (told) => resource('Coverage', told, { status: 'active', type: named(told.word) }),
  },
  {
    feed: 'FamilyMemberHistory',
    kind: 'family-history',
    build: (told) =>
      resource('FamilyMemberHistory', told, {
        status: 'completed',
        relationship: named(told.word),
        condition: [{ code: named(told.word) }],
      }),
  },
  other('Flag'),
  other('Goal', ({ word }) => ({ description: named(word) })),
  other('ServiceRequest'),
  other('CareTeam', ({ word }) => ({ name: word })),
  other('Communication', ({ word }) => ({ payload: [{ contentString: word }] })),
  other('NutritionOrder', ({ word }) => ({ oralDiet: { type: [named(word)] } })),
  other('QuestionnaireResponse', ({ word }) => ({ item: [{ linkId: '1', text: word }] })),
  other('AdverseEvent', ({ word }) => ({ event: named(word) })),
  other('ClinicalImpression', ({ word }) => ({ summary: word })),
  other('RelatedPerson', ({ word }) => ({ relationship: [named(word)] })),
  other('Media', ({ word }) => ({ type: named(word) })),
  other('Specimen', ({ word }) => ({ type: named(word) })),
  other('Claim', ({ word }) => ({ type: named(word) })),
  other('ExplanationOfBenefit', ({ word }) => ({ type: named(word) })),
  other('List', ({ word }) => ({ title: word })),
];
