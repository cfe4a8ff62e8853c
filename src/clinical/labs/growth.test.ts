import { expect, it } from 'vitest';
import { obesityDegree } from './growth.ts';

it('GROW-1: standard weight of 幼児 by height and sex, and how far the weight is from it', () => {
  // 0.00206 × 100² − 0.1166 × 100 + 6.5273 = 15.4673
  const boy = obesityDegree({ sex: 'male', age: 4, heightCm: 100, weightKg: 17 });
  expect(boy?.standardKg).toBeCloseTo(15.4673, 4);
  expect(boy?.percent).toBeCloseTo(9.909, 2);
  // 0.00249 × 100² − 0.1858 × 100 + 9.0360 = 15.356
  expect(obesityDegree({ sex: 'female', age: 4, heightCm: 100, weightKg: 15.356 })?.percent).toBeCloseTo(
    0,
    6,
  );
});

it('GROW-1: says nothing beyond its ages and heights', () => {
  const child = { sex: 'male', age: 4, heightCm: 100, weightKg: 16 } as const;
  expect(obesityDegree({ ...child, age: 6 })).toBeUndefined();
  expect(obesityDegree({ ...child, heightCm: 69.9 })).toBeUndefined();
  expect(obesityDegree({ ...child, heightCm: 120 })).toBeUndefined();
});
