import { expect, test } from 'vitest';
import type { ImageArchive } from './contract.ts';
import { type FrameFacts, readInstance } from './frame-facts.ts';
import { handOver, type LoadedFrame, takeOver } from './handed-over.ts';

function frame(uid: string): FrameFacts {
  const read = readInstance({
    '00080018': { Value: [uid] },
    '00280010': { Value: [1] },
    '00280011': { Value: [1] },
  });
  const [facts] = 'sopClass' in read ? [] : read;
  if (facts === undefined) throw new Error('no image');
  return facts;
}

const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 0));

function asked() {
  return { frame: new Promise<LoadedFrame>(() => undefined), leaving: new AbortController() };
}

test('what a stack had asked for goes to the next one in the same turn, once; the rest is called off', async () => {
  const archive = {} as ImageArchive;
  const [one, other] = [asked(), asked()];
  handOver(archive, [
    [frame('a'), one],
    [frame('b'), other],
  ]);
  expect(takeOver({} as ImageArchive, frame('a'))).toBeUndefined();
  expect(takeOver(archive, frame('a'))).toBe(one);
  expect(takeOver(archive, frame('a'))).toBeUndefined();
  await nextTurn();
  expect([one.leaving.signal.aborted, other.leaving.signal.aborted]).toEqual([false, true]);
  expect(takeOver(archive, frame('b'))).toBeUndefined();
});
