import { expect, it } from 'vitest';
import { medicinesFromText } from '../../testing/medicines-from-text.ts';
import { currentMedications } from './current-medications.ts';
import { recentStep } from './recent-step.ts';

const TODAY = '2026-11-24';

function said(table: string): readonly string[] {
  return currentMedications(medicinesFromText(table), TODAY).map((line) => {
    const step = recentStep(line, TODAY);
    return step === undefined ? 'as before' : `${step.what} ${step.day.slice(5)}`;
  });
}

it('med-recent-01: begun or changed within 90 days, in amounts that can be compared', () => {
  expect(said('day | 湊病院/処方\n11-10 | アピ25 1T x2 28d')).toEqual(['started 11-10']);
  expect(said('day | 湊病院/処方\n10-20 | プレド5 2T x1 21d\n11-10 | プレド5 1T x1 28d')).toEqual([
    'down 11-10',
  ]);
  expect(said('day | 湊病院/処方\n10-20 | プレド5 1T x1 21d\n11-10 | プレド5 2T x1 28d')).toEqual([
    'up 11-10',
  ]);
});

it('med-recent-01: the same again, something long in use, and what is over are no change', () => {
  const months = ['05-01', '05-29', '06-26', '07-24', '08-21', '09-18', '10-16', '11-13'];
  expect(said(`day | 湊病院/処方\n${months.map((day) => `${day} | アピ25 1T x2 28d`).join('\n')}`)).toEqual([
    'as before',
  ]);
  expect(said('day | 湊病院/処方\n10-01 | アピ25 1T x2 7d')).toEqual(['as before']);
});
