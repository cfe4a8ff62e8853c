/**
 * OID spellings of the code and identifier systems that Japanese records use, with the URL spelling each stands for.
 * Source: JP Core and JP-CLINS alias lists (`input/fsh/aliases-jpcore-CSVS-IdSystem-url.fsh`, `namingsystems.fsh`).
 */
const URL_OF_OID: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'urn:oid:1.2.392.200119.4.101.2': 'http://medis.or.jp/CodeSystem/master-disease-keyNumber',
    'urn:oid:1.2.392.200119.4.101.6': 'http://medis.or.jp/CodeSystem/master-disease-exCode',
    'urn:oid:1.2.392.200119.4.201.2': 'http://medis.or.jp/CodeSystem/master-disease-modKeyNumber',
    'urn:oid:1.2.392.200119.4.201.5': 'http://medis.or.jp/CodeSystem/master-disease-modExCode',
    'urn:oid:2.16.840.1.113883.6.3.1': 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/ICD10-2013-full',
    'urn:oid:1.2.392.100495.20.2.73': 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code',
    'urn:oid:1.2.392.100495.20.1.73': 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code',
    'urn:oid:1.2.392.200119.4.403.1': 'http://medis.or.jp/CodeSystem/master-HOT9',
    'urn:oid:1.2.392.100495.20.2.74': 'http://medis.or.jp/CodeSystem/master-HOT9',
    'urn:oid:1.2.392.200119.4.403.2': 'http://medis.or.jp/CodeSystem/master-HOT7',
    'urn:oid:1.2.392.200119.4.402.1': 'http://medis.or.jp/CodeSystem/master-HOT13',
    'urn:oid:1.2.392.100495.20.2.81': 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode',
    'urn:oid:1.2.392.100495.20.1.81': 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode',
    'urn:oid:1.2.392.200250.2.2.20': 'http://jami.jp/CodeSystem/MedicationUsage',
    'urn:oid:1.2.392.200250.2.2.20.20': 'http://jami.jp/CodeSystem/MedicationUsage',
    'urn:oid:1.2.392.200250.2.2.20.22': 'http://jami.jp/CodeSystem/MedicationUsageAdditional',
    'urn:oid:1.2.392.200250.2.2.20.30': 'http://jami.jp/CodeSystem/MedicationMethodBasicUsage',
    'urn:oid:1.2.392.200250.2.2.20.40': 'http://jami.jp/CodeSystem/MedicationMethodDetailUsage',
    'urn:oid:1.2.392.200250.2.2.20.32': 'http://jami.jp/CodeSystem/MedicationBodySiteExternal',
    'urn:oid:1.2.392.100495.20.2.34': 'http://jpfhir.jp/fhir/core/CodeSystem/route-codes',
    'urn:oid:1.2.392.100495.20.2.101': 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUnitMERIT9Code',
    'urn:oid:1.2.392.100495.20.2.22':
      'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationIngredientStrengthStrengthType',
    'urn:oid:1.2.392.100495.20.2.41':
      'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationSubstitutionProhibittedCategory',
    'urn:oid:1.2.392.200119.4.504': 'http://medis.or.jp/CodeSystem/master-JLAC10-17digits',
    'http://jpfhir.jp/fhir/core/CodeSystem/JP_ObservationLabResultCode_CS':
      'http://medis.or.jp/CodeSystem/master-JLAC10-17digits',
    'urn:oid:1.2.392.200119.6.1005': 'http://jpfhir.jp/fhir/eCheckup/CodeSystem/jlac10',
    'urn:oid:1.2.392.200119.4.804': 'http://medis.or.jp/CodeSystem/master-nursingObservationKeyCode',
    'urn:oid:1.2.392.200250.2.2.2': 'http://jami.jp/SS-MIX2/CodeSystem/ClinicalDepartment',
    'urn:oid:1.2.392.100495.20.2.61': 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/InsuranceMajorCategory',
    'urn:oid:1.2.392.100495.20.2.62': 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/InsuredPersonCategory',
    'urn:oid:1.2.392.100495.20.3.61': 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber',
    'urn:oid:1.2.392.100495.20.3.71': 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/PublicPayerNumber',
    'urn:oid:1.2.392.100495.20.3.23': 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicalOrganizationID',
    'urn:oid:1.2.392.100495.20.3.31': 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/medicalRegistrationNumber',
    'urn:oid:1.2.392.100495.20.3.81': 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber',
    'urn:oid:1.2.392.100495.20.3.82':
      'http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex',
    'http://jpfhir.jp/fhir/Common/IdSystem/insurance-medical-institution-no':
      'http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no',
    'http://jpfhir.jp/fhir/Common/IdSystem/resourceInstance-identifier':
      'http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier',
    'http://jpfhir.jp/fhir/Common/CodeSystem/resourceInstance-identifier':
      'http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier',
    'http://jpfhir.jp/fhir/clins/Idsysmem/JP_Insurance_memberID':
      'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID',
    'http://jpfhir.jp/fhir/eCS/Idsysmem/JP_Hospital_PatientID':
      'http://jpfhir.jp/fhir/eCS/Idsystem/JP_Hospital_PatientID',
    'urn:oid:1.2.392.100495.20.3.21': 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/PrefectureNo-2digits',
    'urn:oid:1.2.392.100495.20.3.22': 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationFeeScoreType',
    'http://jpfhir.jp/fhir/ePrescription/CodeSystem/route-codes':
      'http://jpfhir.jp/fhir/core/CodeSystem/route-codes',
    'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationIngredientStrengthType':
      'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationIngredientStrengthStrengthType',
    'http://jpfhir.jp/fhir/core/CodeSystem/JP_JfagyMedicationAllergen_CS':
      'http://jpfhir.jp/fhir/core/CodeSystem/GCM/JP_JfagyMedicationAllergen_CS',
    'http:/jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication':
      'http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication',
    'urn:oid:2.16.840.1.113883.6.1': 'http://loinc.org',
    'urn:oid:2.16.840.1.113883.6.96': 'http://snomed.info/sct',
    'urn:oid:2.16.840.1.113883.6.8': 'http://unitsofmeasure.org',
  }),
);

export const MEMBER_ID_SYSTEM = 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID';
export const MEMBER_ID_MISSPELT = 'http://jpfhir.jp/fhir/clins/Idsysmem/JP_Insurance_memberID';
export const PUBLIC_PAYER_MEMBER_ID_SYSTEM = 'http://jpfhir.jp/fhir/clins/Idsystem/JP_PublicPayer_memberID';
export const LOCAL_ID_ROOT = 'urn:oid:1.2.392.100495.20.3.51.';
export const CHECKUP_LOCAL_ID_ROOT = 'urn:oid:1.2.392.200119.6.102.';
export const RESOURCE_INSTANCE_SYSTEM = 'http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier';
export const DOCUMENT_INSTANCE_SYSTEM = 'http://jpfhir.jp/fhir/core/IdSystem/documentInstance-identifier';
export const CLINS_BUNDLE_SYSTEM = 'http://jpfhir.jp/fhir/clins/bundle-identifier';
export const PRESCRIPTION_ID_SYSTEM = 'urn:oid:1.2.392.100495.20.3.11';
export const RP_NUMBER_SYSTEM = 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber';
export const RP_INDEX_SYSTEM = 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex';
export const DICOM_UID_SYSTEM = 'urn:dicom:uid';
export const INSTITUTION_SYSTEM = 'http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no';
export const LOINC = 'http://loinc.org';

/** A spelling of another length than any of these is none of them: most systems are told so without being hashed. */
const SPELLING_LENGTHS: ReadonlySet<number> = new Set([...URL_OF_OID.keys()].map(({ length }) => length));

/** The URL spelling of a system; without a version suffix; unknown systems come back as they are. */
export function canonicalSystem(system: string): string {
  const bar = system.indexOf('|');
  const bare = bar === -1 ? system : system.slice(0, bar);
  return SPELLING_LENGTHS.has(bare.length) ? (URL_OF_OID.get(bare) ?? bare) : bare;
}

/** Codes that mean "not coded" (JP-CLINS: 未コード化傷病名, 未標準化コード項目, NOCODED, dummy usage and allergen codes): they must never be shown, merged or trended on. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  '99999999',
  '99999999999999999',
  'NOCODED',
  '0X0XXXXXXXXX0000',
]);
const DUMMY_ALLERGEN = /^D9[FMN]0{9}$/;

export function isPlaceholder(system: string, code: string): boolean {
  // All of them begin with one of these.
  const first = code[0];
  if (first !== '9' && first !== 'N' && first !== '0' && first !== 'D') return false;
  if (PLACEHOLDERS.has(code)) return true;
  return DUMMY_ALLERGEN.test(code) && system.includes('Jfagy');
}
