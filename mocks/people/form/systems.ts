/** URIs of the Japanese FHIR guides (JP Core, JP-CLINS, eCheckup, ePrescription) that the demo world writes. */

const CORE = 'http://jpfhir.jp/fhir/core';
const CLINS = 'http://jpfhir.jp/fhir/clins';
const ECS = 'http://jpfhir.jp/fhir/eCS';

export const ID = {
  memberId: `${CLINS}/Idsystem/JP_Insurance_memberID`,
  resourceInstance: `${CORE}/IdSystem/resourceInstance-identifier`,
  institution: `${CORE}/IdSystem/insurance-medical-institution-no`,
  bundle: `${CLINS}/bundle-identifier`,
  prescription: 'urn:oid:1.2.392.100495.20.3.11',
  rpGroup: `${CORE}/mhlw/IdSystem/Medication-RPGroupNumber`,
  rpIndex: `${CORE}/mhlw/IdSystem/MedicationAdministrationIndex`,
  insurer: `${CORE}/mhlw/IdSystem/InsurerNumber`,
  publicPayer: `${CORE}/mhlw/IdSystem/PublicPayerNumber`,
  studyUid: 'urn:dicom:uid',
  localPatient: 'urn:oid:1.2.392.100495.20.3.51.1',
  localPractitioner: 'urn:oid:1.2.392.100495.20.3.41.1',
  /** 1 + prefecture: 99 does not exist. */
  narcoticLicence: 'urn:oid:1.2.392.100495.20.3.32.199',
  /** A pharmacy's own number of a dispensing; no Japanese URI exists. */
  dispensingRecord: 'http://hitome.example/fhir/IdSystem/dispensing-record',
} as const;

export const CS = {
  diseaseKey: 'http://medis.or.jp/CodeSystem/master-disease-keyNumber',
  icd10: `${CORE}/mhlw/CodeSystem/ICD10-2013-full`,
  yj: 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code',
  hot9: 'http://medis.or.jp/CodeSystem/master-HOT9',
  generalOrder: `${CORE}/mhlw/CodeSystem/MedicationGeneralOrderCode`,
  drugNocoded: `${ECS}/CodeSystem/MedicationCodeNocoded_CS`,
  usage: 'http://jami.jp/CodeSystem/MedicationUsage',
  usageEp: `${CORE}/mhlw/CodeSystem/MedicationUsage_ePrescription`,
  usageUncoded: `${CLINS}/CodeSystem/JP_CLINS_MedicationUsage_Uncoded_CS`,
  usageAdditional: 'http://jami.jp/CodeSystem/MedicationUsageAdditional',
  method: 'http://jami.jp/CodeSystem/MedicationMethodBasicUsage',
  route: `${CORE}/CodeSystem/route-codes`,
  unit: `${CORE}/mhlw/CodeSystem/MedicationUnitMERIT9Code`,
  strengthType: `${CORE}/mhlw/CodeSystem/MedicationIngredientStrengthStrengthType`,
  rxCategory: `${CORE}/CodeSystem/JP_MedicationCategoryMERIT9_CS`,
  jlac10: 'http://medis.or.jp/CodeSystem/master-JLAC10-17digits',
  coreLabo: `${CLINS}/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS`,
  infectionLabo: `${CLINS}/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS`,
  labLocal: `${CLINS}/CodeSystem/JP_CLINS_ObsLabResult_LocalCode_CS`,
  labUncoded: `${CLINS}/CodeSystem/JP_CLINS_ObsLabResult_Uncoded_CS`,
  nursing: 'http://medis.or.jp/CodeSystem/master-nursingObservationKeyCode',
  obsCategory: `${CORE}/CodeSystem/JP_SimpleObservationCategory_CS`,
  bodyMeasurement: `${CORE}/CodeSystem/JP_ObservationBodyMeasurementCode_CS`,
  socialHistory: `${CORE}/CodeSystem/JP_ObservationSocialHistoryCode_CS`,
  documentCodes: `${CORE}/CodeSystem/JP_DocumentCodes_CS`,
  food: `${CORE}/CodeSystem/JP_JfagyFoodAllergen_CS`,
  nonFood: `${CORE}/CodeSystem/JP_JfagyNonFoodNonMedicationAllergen_CS`,
  drugAllergenGcm: `${CORE}/CodeSystem/GCM/JP_JfagyMedicationAllergen_CS`,
  drugAllergenYcm: `${CORE}/CodeSystem/YCM/JP_JfagyMedicationAllergen_CS`,
  department: 'http://jami.jp/SS-MIX2/CodeSystem/ClinicalDepartment',
  receiptProcedure: `${CORE}/mhlw/CodeSystem/masterS-medicalProcedure`,
  germ: 'urn:oid:1.2.392.100495.10.3.100.5.27.6.1',
  procedureCategory: `${CORE}/CodeSystem/JP_ProcedureCategory_CS`,
  insuranceCategory: `${CORE}/mhlw/CodeSystem/InsuranceMajorCategory`,
  insuredPerson: `${CORE}/mhlw/CodeSystem/InsuredPersonCategory`,
  indication: `${CLINS}/CodeSystem/JP_ehrshrs_indication`,
  documentType: 'http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes',
  documentSubtype: 'http://jpfhir.jp/fhir/Common/CodeSystem/doc-subtypecodes',
  documentSection: `${CLINS}/CodeSystem/document-section`,
  prescriptionSection: 'http://jpfhir.jp/fhir/ePrescription/CodeSystem/prescription-section',
  prescriptionCategory: 'http://jpfhir.jp/fhir/ePrescription/CodeSystem/prescription-category',
  checkupSection: 'http://jpfhir.jp/fhir/eCheckup/CodeSystem/section-code',
  checkupEncounter: 'http://jpfhir.jp/fhir/eCheckup/CodeSystem/encounter-category',
  checkupItem: 'urn:oid:1.2.392.200119.6.1005',
  checkupCategory: 'urn:oid:2.16.840.1.113883.2.2.1.6.1001',
  checkupType: 'urn:oid:1.2.392.200119.6.1002',
  loinc: 'http://loinc.org',
  ucum: 'http://unitsofmeasure.org',
  dcm: 'http://dicom.nema.org/resources/ontology/DCM',
  act: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  interpretation: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
  /** No Japanese URI exists for the levels of care; the demo world names its own. */
  careLevel: 'http://hitome.example/fhir/CodeSystem/care-level',
  localObservation: 'http://hitome.example/fhir/CodeSystem/local-observation',
} as const;

/** The OID spelling of the same systems, as older hospital systems write them. */
const OID_SPELLING: Record<string, string> = {
  [CS.hot9]: 'urn:oid:1.2.392.200119.4.403.1',
  [CS.yj]: 'urn:oid:1.2.392.100495.20.2.73',
  [CS.generalOrder]: 'urn:oid:1.2.392.100495.20.2.81',
  [CS.usage]: 'urn:oid:1.2.392.200250.2.2.20.20',
  [CS.usageAdditional]: 'urn:oid:1.2.392.200250.2.2.20.22',
  [CS.method]: 'urn:oid:1.2.392.200250.2.2.20.30',
  [CS.unit]: 'urn:oid:1.2.392.100495.20.2.101',
  [CS.strengthType]: 'urn:oid:1.2.392.100495.20.2.22',
  [CS.jlac10]: 'urn:oid:1.2.392.200119.4.504',
  [CS.nursing]: 'urn:oid:1.2.392.200119.4.804',
  [CS.department]: 'urn:oid:1.2.392.200250.2.2.2',
  [ID.rpGroup]: 'urn:oid:1.2.392.100495.20.3.81',
  [ID.rpIndex]: 'urn:oid:1.2.392.100495.20.3.82',
};

export function spelt(system: string, spelling: 'url' | 'oid'): string {
  return spelling === 'oid' ? (OID_SPELLING[system] ?? system) : system;
}

export const EXT = {
  institution: `${CLINS}/Extension/StructureDefinition/JP_eCS_InstitutionNumber`,
  department: `${ECS}/Extension/StructureDefinition/JP_eCS_Department`,
  diagnosisType: `${ECS}/Extension/StructureDefinition/JP_eCS_DiagnosisType`,
  prefix: `${CORE}/Extension/StructureDefinition/JP_Condition_DiseasePrefixModifier`,
  postfix: `${CORE}/Extension/StructureDefinition/JP_Condition_DiseasePostfixModifier`,
  periodOfUse: `${CORE}/Extension/StructureDefinition/JP_MedicationDosage_PeriodOfUse`,
  usageDuration: `${CORE}/Extension/StructureDefinition/JP_MedicationDosage_UsageDuration`,
  instructionForDispense: `${CORE}/Extension/StructureDefinition/JP_MedicationRequest_DispenseRequest_InstructionForDispense`,
  repeatCount: `${CORE}/Extension/StructureDefinition/JP_MedicationRequest_DispenseRequest_ExpectedRepeatCount`,
  symbol: `${CORE}/Extension/StructureDefinition/JP_Coverage_InsuredPersonSymbol`,
  number: `${CORE}/Extension/StructureDefinition/JP_Coverage_InsuredPersonNumber`,
  subNumber: `${CORE}/Extension/StructureDefinition/JP_Coverage_InsuredPersonSubNumber`,
  nextDose: `${CORE}/Extension/StructureDefinition/JP_Immunization_DueDateOfNextDose`,
  nameRepresentation: 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation',
  nullFlavor: 'http://hl7.org/fhir/StructureDefinition/iso21090-nullFlavor',
  documentVersion: 'http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber',
  ordinal: 'http://hl7.org/fhir/StructureDefinition/ordinalValue',
} as const;

const PROFILE: Record<string, { ecs?: string; core: string }> = {
  Condition: { ecs: 'JP_Condition_eCS', core: 'JP_Condition' },
  AllergyIntolerance: { ecs: 'JP_AllergyIntolerance_eCS', core: 'JP_AllergyIntolerance' },
  LabResult: { ecs: 'JP_Observation_LabResult_eCS', core: 'JP_Observation_LabResult' },
  MedicationRequest: { ecs: 'JP_MedicationRequest_eCS', core: 'JP_MedicationRequest' },
  MedicationDispense: { core: 'JP_MedicationDispense' },
  MedicationAdministration: { core: 'JP_MedicationAdministration' },
  MedicationStatement: { core: 'JP_MedicationStatement' },
  Patient: { ecs: 'JP_Patient_eCS', core: 'JP_Patient' },
  Encounter: { ecs: 'JP_Encounter_eCS', core: 'JP_Encounter' },
  Procedure: { ecs: 'JP_Procedure_eCS', core: 'JP_Procedure' },
};

/** Profile as each network stamps it: with an IG version, with a bare major, or JP Core only. */
export function profileOf(kind: string, source: string): string[] {
  const known = PROFILE[kind];
  if (known?.ecs !== undefined && source !== 'shiokaze')
    return [`${ECS}/StructureDefinition/${known.ecs}${source === 'national' ? '|1.10.0' : '|1'}`];
  return [`${CORE}/StructureDefinition/${known?.core ?? `JP_${kind}`}`];
}
