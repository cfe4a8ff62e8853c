import { isJson, type Json, listAt, objectAt, textAt } from './json.ts';

/** HL7 v3 ActCode, refrain policies: no disclosure without the consent of whom the information is about. */
const CODES: ReadonlySet<string> = new Set(['NODSCLCD', 'NODSCLCDS']);
const WORDS = /同意|consent/iu;
/** Issue types (FHIR R4 issue-type) of something held back; of no other issue the words are judged. */
const HELD_BACK: ReadonlySet<string> = new Set(['suppressed', 'security', 'forbidden']);

/** The source holds something back and says that it is for want of consent. Its words decide the reason shown, nothing else. */
export function isForWantOfConsent(issue: Json): boolean {
  if (!HELD_BACK.has(textAt(issue, 'code') ?? '')) return false;
  const details = objectAt(issue, 'details');
  const codes = listAt(details, 'coding').map((coding) => textAt(coding, 'code') ?? '');
  if (codes.some((code) => CODES.has(code) || WORDS.test(code))) return true;
  return WORDS.test(`${textAt(details, 'text') ?? ''} ${textAt(issue, 'diagnostics') ?? ''}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const LONGEST = 100_000;

/** The same of the body of a refusal (403), whatever that may be. */
export function refusesForConsent(bytes: Uint8Array): boolean {
  if (bytes.byteLength > LONGEST) return false;
  const body = parsed(new TextDecoder().decode(bytes));
  return (
    isJson(body) &&
    textAt(body, 'resourceType') === 'OperationOutcome' &&
    listAt(body, 'issue').some(isForWantOfConsent)
  );
}
