import { type Fault, type FaultKind, fault } from '../../domain/fault.ts';
import type { RawResource } from '../../domain/provenance.ts';
import { isForWantOfConsent } from './consent-refusal.ts';
import { conceptTexts } from './datatypes.ts';
import { type Json, listAt, textAt } from './json.ts';

/** What a server's OperationOutcome says, in its own words. */
export function noticeText(notice: Json): string {
  return listAt(notice, 'issue')
    .map(
      (issue) =>
        textAt(issue, 'diagnostics') ?? conceptTexts(issue, 'details')[0] ?? textAt(issue, 'code') ?? '',
    )
    .join('; ');
}

/** Issue types (FHIR R4 issue-type) by which a server says, however mildly, that its answer lacks something. */
const GAPS: Readonly<Record<string, FaultKind>> = {
  incomplete: 'server',
  transient: 'server',
  exception: 'server',
  'no-store': 'server',
  'lock-error': 'server',
  timeout: 'timeout',
  throttled: 'throttled',
  'too-costly': 'tooLarge',
  'too-long': 'tooLarge',
  // Left out by rule, consent or right: held back, and the source says no more.
  suppressed: 'forbidden',
  security: 'forbidden',
  login: 'unauthorised',
  expired: 'unauthorised',
  forbidden: 'forbidden',
};

function gapOf(issue: Json): FaultKind | undefined {
  const severity = textAt(issue, 'severity');
  const known = GAPS[textAt(issue, 'code') ?? ''];
  return known ?? (severity === 'error' || severity === 'fatal' ? 'server' : undefined);
}

/** What a source itself says is missing from its answer; undefined where it says nothing of the kind. */
export function statedGap(notices: readonly RawResource[]): Fault | undefined {
  for (const notice of notices) {
    const kind = listAt(notice, 'issue')
      .map(gapOf)
      .find((found) => found !== undefined);
    if (kind === undefined) continue;
    const consent = kind === 'forbidden' && listAt(notice, 'issue').some(isForWantOfConsent);
    return fault(kind, noticeText(notice), consent ? { consent } : {});
  }
  return undefined;
}
