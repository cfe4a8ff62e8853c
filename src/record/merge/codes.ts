import type { Entry } from '../../domain/entry.ts';
import { codingsOf } from './traits.ts';

/** The code of each of these systems, empty where there is none. */
export function codesIn(entry: Entry, systems: readonly RegExp[]): readonly string[] {
  const codings = codingsOf(entry);
  return systems.map((system) => codings.find((coding) => system.test(coding.system))?.code ?? '');
}

export const DISEASE_SYSTEMS = [
  /ICD-?10/iu,
  /master-disease-keyNumber$/u,
  /master-disease-exCode$/u,
  /masterB-disease$/u,
];
export const DRUG_SYSTEMS = [/YJ-code$/u, /master-HOT9$/u, /master-HOT13$/u, /MedicationGeneralOrderCode$/u];
export const LAB_SYSTEMS = [
  /CoreLabo/u,
  /InfectionLabo/u,
  /JLAC10-17digits$/u,
  /eCheckup\/CodeSystem\/jlac10$/u,
  /loinc\.org$/u,
];
/** Systems whose codes mean the same in every institution; a hospital's own codes do not. */
const COMMON_SYSTEMS =
  /Jfagy|YJ-code$|master-HOT|MedicationGeneralOrderCode$|snomed\.info|rxnorm|\/atc$|unii|\/cvx$/iu;

/** Codes that mean the same in every institution. */
export function commonCodes(entry: Entry): readonly string[] {
  return codingsOf(entry).flatMap(({ system, code }) =>
    COMMON_SYSTEMS.test(system) ? [`${system}#${code}`] : [],
  );
}
