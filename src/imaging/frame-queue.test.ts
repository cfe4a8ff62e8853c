import { expect, test } from 'vitest';
import { createFrameQueue, nextIndex } from './frame-queue.ts';

function order(focus: number, forward: boolean, count: number, reach: number): readonly number[] {
  const seen = new Set([focus]);
  for (;;) {
    const next = nextIndex(focus, forward, count, reach, (index) => !seen.has(index));
    if (next === undefined) return [...seen];
    seen.add(next);
  }
}

test('what lies ahead comes first, then what lies behind', () => {
  expect(order(2, true, 6, 100)).toEqual([2, 3, 1, 4, 0, 5]);
  expect(order(2, false, 6, 100)).toEqual([2, 1, 3, 0, 4, 5]);
});

test('a stack too large to be held is fetched ahead around the eye only', () => {
  expect(order(50, true, 100, 4)).toEqual([50, 51, 49, 52, 48]);
});

test('the first frame is fetched alone, and stopping ends the fetching', async () => {
  const asked: number[] = [];
  const queue = createFrameQueue({
    count: 9,
    lanes: 2,
    reach: 9,
    onProgress: () => undefined,
    load: (index) => {
      asked.push(index);
      return Promise.resolve(index);
    },
  });
  const first = queue.want(4);
  expect(asked).toEqual([4]);
  await first;
  queue.stop();
  const before = asked.length;
  await new Promise((done) => setTimeout(done, 5));
  expect(asked.length).toBe(before);
});

test('a source that fails three times in a row is not asked ahead any more', async () => {
  const asked: number[] = [];
  const queue = createFrameQueue<number>({
    count: 50,
    lanes: 1,
    reach: 50,
    onProgress: () => undefined,
    load: (index) => {
      asked.push(index);
      return Promise.reject(new Error('down'));
    },
  });
  await expect(queue.want(0)).rejects.toThrow('down');
  await new Promise((done) => setTimeout(done, 5));
  expect(asked.length).toBe(3);
});

test('nothing is fetched ahead until the first picture stands; what the eye wants is', async () => {
  const asked: number[] = [];
  const stands = Promise.withResolvers<void>();
  const queue = createFrameQueue<number>({
    count: 4,
    load: (index) => {
      asked.push(index);
      return Promise.resolve(index);
    },
    lanes: 4,
    reach: 4,
    ahead: stands.promise,
    onProgress: () => undefined,
  });
  await queue.want(1);
  await queue.want(3);
  expect(asked).toEqual([1, 3]);
  stands.resolve();
  await stands.promise;
  await Promise.resolve();
  expect(asked.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
});
