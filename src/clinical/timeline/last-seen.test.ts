import { expect, test } from 'vitest';
import { lifeFromText } from '../../testing/life-from-text.ts';
import { lastSeen } from './last-seen.ts';

test('timeline-seen-01: the newest visit before today where the reader works, a stay by its last day', () => {
  const facts = lifeFromText(`
    visit 2026-11-24 - 再診 at=湊中央病院
    stay  2026-09-20 2026-10-02 入院 at=湊中央病院
    visit 2026-11-10 - 再診 at=はるにれ循環器内科
    visit 2026-10 - 再診 at=湊中央病院
    visit 2026-11-11 - 再診
  `);
  expect(lastSeen(facts, '湊中央病院 内科', '2026-11-24')).toBe('2026-10-02');
  expect(lastSeen(facts, '潮風居宅介護支援事業所', '2026-11-24')).toBeUndefined();
});
