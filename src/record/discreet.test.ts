import { describe, expect, it } from 'vitest';
import type { Entry } from '../domain/entry.ts';
import type { EntryKey } from '../domain/ids.ts';
import { mayBeCalledNone } from '../domain/coverage.ts';
import { lifeFromText } from '../testing/life-from-text.ts';
import { medicinesFrom } from '../clinical/test-facts.ts';
import { discreetRecord, discreetStore } from './discreet.ts';
import type { PatientRecord } from './record.ts';

const LIFE = `
  condition 2026-05-01 - 膵頭部癌 !uninformed onset=?
  condition 2026-05-01 - 閉塞性黄疸 onset=?
  condition 2026-05-01 - 便秘症 onset=?
  stay      2026-05-01 2026-05-20 膵頭部癌の精査
  operation 2026-05-10 - 化学療法用ポート留置
  operation 2026-06-10 - 化学療法 ゲムシタビン＋ナブパクリタキセル（1コース）
  condition 2026-07-12 - 末梢神経障害（ナブパクリタキセルによる） onset=?
  condition 2026-10-12 - 好中球減少（ゲムシタビンによる） onset=?
  vaccine   2025-11-01 - 帯状疱疹ワクチン
`;
const MEDICINES = `
  dispensing | 2026-10-01 | ゲムシタビン | yj:4224403D1030 | 1 | 1
  dispensing | 2026-10-01 | アムロジピン錠5mg | yj:2171022F2010 | 1錠 | 90
`;

function recordOf(entries: readonly Entry[]): PatientRecord {
  const withRaw = entries.map((entry, index): [EntryKey, Entry] => [
    `k${index}` as EntryKey,
    { ...entry, provenance: { ...entry.provenance, raw: { resourceType: 'Basic', text: entry.title } } },
  ]);
  const state = { state: 'complete', received: 3, at: new Date(0) } as const;
  return {
    person: {} as PatientRecord['person'],
    sources: [],
    holdings: new Map(),
    entries: new Map(withRaw),
    coverage: { cells: [{ source: 'minato' as never, feed: 'Condition', state }] },
    issues: [{ source: 'minato' as never, resource: 'x', problem: 'undelivered', detail: '', raw: {} }],
  };
}

const entries = [...lifeFromText(LIFE), ...medicinesFrom(MEDICINES)].map(({ shown }): Entry => shown);

function titles(record: PatientRecord): readonly string[] {
  return [...record.entries.values()].map(({ title }) => title);
}

describe('what a person may see', () => {
  it('discretion-01: the untold is gone, and whatever names it, or tells of it without naming it', () => {
    expect(titles(discreetRecord(recordOf(entries)))).toEqual([
      '閉塞性黄疸',
      '便秘症',
      '帯状疱疹ワクチン',
      'アムロジピン錠5mg',
    ]);
  });

  it('discretion-01: neither a number nor a notice tells that something is kept back, and nothing is called none', () => {
    const withNothingHidden = recordOf(
      entries.filter(({ title }) => !/膵|化学|ゲムシ|ナブパク/u.test(title)),
    );
    const [hidden, plain] = [discreetRecord(recordOf(entries)), discreetRecord(withNothingHidden)];
    const statesOf = ({ coverage }: PatientRecord) =>
      coverage.cells.map(({ state }) => ({ ...state, received: 0 }));
    expect(statesOf(hidden)).toEqual(statesOf(plain));
    expect(hidden.issues).toEqual([]);
    expect(mayBeCalledNone(hidden.coverage)).toBe(false);
  });

  it('discretion-01: where nothing is marked, nothing is left out', () => {
    const told = entries.filter(({ marks }) => !marks.includes('uninformed'));
    expect(titles(discreetRecord(recordOf(told)))).toEqual(told.map(({ title }) => title));
  });

  it('discretion-01: a view that looks into the store is told of the switch, and sees only what is left', () => {
    let on = false;
    let switched = (): void => undefined;
    const whole = recordOf(entries);
    const store = discreetStore(
      {
        snapshot: () => whole,
        subscribe: () => () => undefined,
        arrive: () => undefined,
        end: () => undefined,
      },
      { isOn: () => on, subscribe: (listener) => ((switched = listener), () => undefined) },
    );
    let told = 0;
    store.subscribe(() => (told += 1));
    expect(store.snapshot()).toBe(whole);
    on = true;
    switched();
    expect(told).toBe(1);
    expect(titles(store.snapshot()).join()).not.toMatch(/癌|ゲムシタビン/u);
    expect(store.snapshot()).toBe(store.snapshot());
  });
});
