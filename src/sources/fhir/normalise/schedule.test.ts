import { describe, expect, it } from 'vitest';
import { branded } from '../../../base/brand.ts';
import { scheduleWords } from '../../../domain/schedule.ts';
import type { SourceId } from '../../../domain/ids.ts';
import { NO_LOOKUP } from '../references.ts';
import { normalise } from './registry.ts';
import { scheduleOf } from './schedule.ts';

const CONTEXT = { source: branded<SourceId>('minato'), fetchedAt: new Date(0), lookup: NO_LOOKUP };

function words(repeat: object): readonly (string | undefined)[] {
  const schedule = scheduleOf({ repeat });
  return schedule === undefined
    ? [undefined]
    : [scheduleWords(schedule, 'ja'), scheduleWords(schedule, 'en')];
}

describe('a timing that came as numbers only', () => {
  it('is said in either tongue', () => {
    const day = { period: 1, periodUnit: 'd' };
    expect(words({ ...day, frequency: 3, when: ['PC'] })).toEqual([
      '1日3回 毎食後',
      '3 times a day after meals',
    ]);
    expect(words({ ...day, frequency: 2, when: ['PCM', 'PCV'] })[0]).toBe('1日2回 朝食後・夕食後');
    expect(words({ ...day, frequency: 1, when: ['AC'], offset: 30 })).toEqual([
      '1日1回 毎食前30分',
      'once a day 30 min before meals',
    ]);
    expect(words({ frequency: 1, period: 8, periodUnit: 'h' })).toEqual(['8時間ごと', 'every 8 hours']);
    expect(words({ frequency: 1, period: 2, periodUnit: 'd' })).toEqual(['2日に1回', 'every 2 days']);
    expect(words({ frequency: 1, period: 1, periodUnit: 'wk', dayOfWeek: ['mon', 'thu'] })).toEqual([
      '週1回 月・木曜',
      'once a week on Mon, Thu',
    ]);
    expect(words({ frequency: 1, frequencyMax: 2, ...day })).toEqual(['1日1〜2回', '1–2 times a day']);
    expect(words({ timeOfDay: ['08:00:00', '20:00:00'] })[0]).toBe('08:00・20:00');
  });

  it('that tells only for how long says nothing of how often', () => {
    expect(words({ boundsDuration: { value: 7, unit: '日' } })).toEqual([undefined]);
  });

  it('stands for the directions of a medicine where the record has no words, and nowhere else', () => {
    const read = (instruction: object) => {
      const { entries } = normalise(
        {
          resourceType: 'MedicationRequest',
          id: '1',
          medicationCodeableConcept: { text: '薬' },
          dosageInstruction: [instruction],
        },
        CONTEXT,
      );
      const [entry] = entries;
      return entry !== undefined && 'dosageText' in entry
        ? [entry.dosageText, entry.schedule !== undefined]
        : [];
    };
    const timing = { repeat: { frequency: 3, period: 1, periodUnit: 'd', when: ['PC'] } };
    expect(read({ timing })).toEqual(['1日3回 毎食後', true]);
    expect(read({ timing, text: '１日３回朝昼夕食後' })).toEqual(['１日３回朝昼夕食後', false]);
  });

  it('is told of any other record in both tongues', () => {
    const { entries } = normalise(
      {
        resourceType: 'ServiceRequest',
        id: '1',
        code: { text: '採血' },
        occurrenceTiming: { repeat: { frequency: 2, period: 1, periodUnit: 'wk' } },
      },
      CONTEXT,
    );
    expect(entries[0]?.more?.find(({ name }) => name === 'period')).toEqual({
      name: 'period',
      value: '週2回',
      en: 'twice a week',
    });
  });
});
