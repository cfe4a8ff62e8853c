import { FEEDS, type Feed } from '../../../domain/feed.ts';
import type { SharingConsent, SharingRule } from '../../../domain/sharing.ts';
import { feedsOfItem } from '../../../terminology/consent-items.ts';
import { codedAt, conceptTexts, dateAt } from '../datatypes.ts';
import { type Json, listAt, objectAt, textAt } from '../json.ts';
import { present } from './context.ts';

/** Purposes for which a clinician looks at a record (HL7 v3 ActReason); consent to research or payment says nothing here. */
const CARE_PURPOSES: ReadonlySet<string> = new Set([
  'TREAT',
  'CLINTRCH',
  'CAREMGT',
  'COC',
  'HOPERAT',
  'PATRQT',
]);

/** What names the emergency alone changes nothing of what is seen without one. */
function isForCare(provision: Json): boolean {
  const purposes = listAt(provision, 'purpose').flatMap((coding) => textAt(coding, 'code') ?? []);
  return purposes.length === 0 || purposes.some((code) => CARE_PURPOSES.has(code));
}

function ruleType(provision: Json): SharingRule['rule'] | undefined {
  const type = textAt(provision, 'type');
  return type === 'permit' || type === 'deny' ? type : undefined;
}

/** Pictures of a study come from the archive: whoever withholds the one withholds the other. */
function feedsOfClass(code: string): readonly Feed[] {
  if (code === 'ImagingStudy') return ['ImagingStudy', 'DicomStudy'];
  return FEEDS.filter((feed) => feed === code);
}

/** About which feeds a provision speaks. What it tells in words that we do not know, or by a label, may be anything. */
function extentOf(provision: Json): SharingRule['feeds'] {
  const classes = listAt(provision, 'class').map((coding) => feedsOfClass(textAt(coding, 'code') ?? ''));
  const items = conceptTexts(provision, 'code').map(feedsOfItem);
  const parts = [...classes, ...items];
  const narrowed = ['securityLabel', 'data'].some((key) => provision[key] !== undefined);
  if (parts.length === 0) return narrowed ? 'unsaid' : 'all';
  return narrowed || parts.some((feeds) => feeds.length === 0) ? 'unsaid' : [...new Set(parts.flat())];
}

function wordsOf(provision: Json): readonly string[] {
  const classes = listAt(provision, 'class').flatMap((coding) => textAt(coding, 'display') ?? []);
  const labels = listAt(provision, 'securityLabel').flatMap((coding) => textAt(coding, 'display') ?? []);
  return [...new Set([...conceptTexts(provision, 'code'), ...classes, ...labels])];
}

function ruleOf(provision: Json, rule: SharingRule['rule']): SharingRule {
  return { rule, feeds: extentOf(provision), words: wordsOf(provision) };
}

/** What the policy says where the provision does not (HL7 v3 ActCode: OPTIN, OPTINR, OPTOUT, OPTOUTE). */
function ruleOfPolicy(resource: Json): SharingRule['rule'] | undefined {
  const codes = codedAt(resource, 'policyRule')?.codings.map(({ code }) => code) ?? [];
  if (codes.some((code) => code.startsWith('OPTIN'))) return 'permit';
  return codes.some((code) => code.startsWith('OPTOUT')) ? 'deny' : undefined;
}

/**
 * Consent to have records looked at, as a rule to reckon with; undefined for any other consent (a wish about treatment,
 * research), for one that is not in force, and for one that says neither yes nor no.
 */
export function sharingOf(resource: Json): SharingConsent | undefined {
  const scopes = codedAt(resource, 'scope')?.codings ?? [];
  const status = textAt(resource, 'status');
  if (!scopes.some(({ code }) => code === 'patient-privacy')) return undefined;
  if (status !== 'active' && status !== 'rejected') return undefined;
  const provision = objectAt(resource, 'provision');
  if (!isForCare(provision)) return undefined;
  const stated = ruleType(provision) ?? ruleOfPolicy(resource);
  // A consent that was asked for and refused: nothing of what it would have allowed is allowed.
  const rule = status === 'rejected' ? (stated === 'deny' ? undefined : 'deny') : stated;
  if (rule === undefined) return undefined;
  const exceptions = listAt(provision, 'provision').filter(isForCare);
  const period = objectAt(provision, 'period');
  return {
    rules: [
      ruleOf(provision, rule),
      ...(status === 'rejected' ? [] : exceptions).map((one) =>
        ruleOf(one, ruleType(one) ?? (rule === 'permit' ? 'deny' : 'permit')),
      ),
    ],
    ...present('told', dateAt(resource, 'dateTime')),
    ...present('from', dateAt(period, 'start')),
    ...present('until', dateAt(period, 'end')),
  };
}
