import { CARE_RULES } from './fact-rules-care.ts';
import { CLINICAL_RULES } from './fact-rules-clinical.ts';
import { type FactRules, factRules } from './facts.ts';

/**
 * What the resources of each type tell beyond the fields of their kind. Elements: HL7 FHIR R4 (4.0.1), JP Core 1.2 and
 * JP-CLINS 1.10 extensions by the tail of their URL. One line is one fact; several elements behind a path are one fact
 * made of its parts.
 */
const RULES = { ...CLINICAL_RULES, ...CARE_RULES };

const READY: ReadonlyMap<string, FactRules> = new Map(
  Object.entries(RULES).map(([type, rules]) => [type, factRules(rules)]),
);

/** The rules of a resource type; undefined for a type that nobody foresaw. */
export function rulesOfType(type: string): FactRules | undefined {
  return READY.get(type);
}

/** Rules of a type that must be there. */
export function rulesOf(type: keyof typeof RULES): FactRules {
  return READY.get(type) ?? [];
}
