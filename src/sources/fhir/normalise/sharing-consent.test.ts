import { describe, expect, it } from 'vitest';
import type { SharingConsent } from '../../../domain/sharing.ts';
import { sharingOf } from './sharing-consent.ts';

const PRIVACY = { coding: [{ code: 'patient-privacy' }] };
const TYPES = 'http://hl7.org/fhir/resource-types';

function lineOf(sharing: SharingConsent | undefined): string {
  if (sharing === undefined) return 'none';
  const rules = sharing.rules.map(({ rule, feeds, words }) =>
    [rule, typeof feeds === 'string' ? feeds : feeds.join('+'), ...words].join(' '),
  );
  const period = [sharing.from?.text, sharing.until?.text].filter((text) => text !== undefined);
  return [...rules, ...period].join(' / ');
}

function deny(provision: object) {
  return { type: 'permit', provision: [{ type: 'deny', ...provision }] };
}

describe('a FHIR Consent as a rule on who may look', () => {
  it.each([
    ['permitted', { provision: { type: 'permit' } }, 'permit all'],
    ['denied', { provision: { type: 'deny' } }, 'deny all'],
    ['opted out by policy', { policyRule: { coding: [{ code: 'OPTOUT' }] } }, 'deny all'],
    ['asked for and refused', { status: 'rejected', provision: { type: 'permit' } }, 'deny all'],
    ['a denial that was taken back', { status: 'rejected', provision: { type: 'deny' } }, 'none'],
    ['no longer in force', { status: 'inactive', provision: { type: 'deny' } }, 'none'],
    ['neither yes nor no', { provision: {} }, 'none'],
    ['a wish about treatment', { scope: { coding: [{ code: 'adr' }] }, provision: { type: 'deny' } }, 'none'],
    ['for research', { provision: { type: 'deny', purpose: [{ code: 'HRESCH' }] } }, 'none'],
    ['for care', { provision: { type: 'deny', purpose: [{ code: 'TREAT' }] } }, 'deny all'],
    [
      'but for a type',
      { provision: deny({ class: [{ system: TYPES, code: 'Procedure' }] }) },
      'permit all / deny Procedure',
    ],
    [
      'but for an item by its words',
      { provision: deny({ code: [{ text: '手術情報' }] }) },
      'permit all / deny Procedure 手術情報',
    ],
    [
      'but for pictures, which come from the archive too',
      { provision: deny({ class: [{ code: 'ImagingStudy' }] }) },
      'permit all / deny ImagingStudy+DicomStudy',
    ],
    [
      'but for words that we do not know',
      { provision: deny({ code: [{ text: '遺伝子検査' }] }) },
      'permit all / deny unsaid 遺伝子検査',
    ],
    [
      'but for what has a label',
      { provision: deny({ securityLabel: [{ code: 'PSY', display: '精神科' }] }) },
      'permit all / deny unsaid 精神科',
    ],
    [
      'what holds in an emergency alone changes nothing here',
      { provision: { type: 'deny', provision: [{ type: 'permit', purpose: [{ code: 'ETREAT' }] }] } },
      'deny all',
    ],
    [
      'for a time',
      { provision: { type: 'permit', period: { start: '2026-11-24', end: '2026-11-25' } } },
      'permit all / 2026-11-24 / 2026-11-25',
    ],
  ])('%s', (_, more, expected) => {
    expect(lineOf(sharingOf({ status: 'active', scope: PRIVACY, ...more }))).toBe(expected);
  });
});
