import { expect, test } from 'vitest';
import {
  breathe,
  eachSliced,
  giveWay,
  runFor,
  runSliced,
  runToEnd,
  SLICE_MS,
  type Sliced,
} from './sliced.ts';

function* sum(numbers: readonly number[]): Sliced<number> {
  let total = 0;
  yield* eachSliced(
    numbers,
    (one) => {
      total += one;
    },
    10,
  );
  return total;
}

const NUMBERS = Array.from({ length: 1000 }, (_, index) => index);

test('in one go, in slices or with no time at all, the result is the same', async () => {
  expect(runToEnd(sum(NUMBERS))).toBe(499_500);
  expect(await runSliced(sum(NUMBERS), new AbortController().signal, 0)).toEqual({ value: 499_500 });
  expect(runFor(sum(NUMBERS), 10_000)).toEqual({ value: 499_500 });
});

test('what does not fit is taken up where it was put down', () => {
  const work = sum(NUMBERS);
  expect(runFor(work, 0)).toBeUndefined();
  expect(runToEnd(work)).toBe(499_500);
});

test('work that is no longer wanted ends without a result', async () => {
  const stop = new AbortController();
  const running = runSliced(sum(NUMBERS), stop.signal, 0);
  stop.abort();
  expect(await running).toBeUndefined();
});

const NEVER = new AbortController().signal;

test('who gives way goes on at once within a slice, and else lets go before it what waits', async () => {
  await giveWay(NEVER);
  const order: string[] = [];
  const spent = performance.now() + 3 * SLICE_MS;
  while (performance.now() < spent) order.length = 0;
  const message = breathe().then(() => order.push('what waited'));
  await giveWay(NEVER);
  order.push('the work');
  await message;
  expect(order).toEqual(['what waited', 'the work']);
});
