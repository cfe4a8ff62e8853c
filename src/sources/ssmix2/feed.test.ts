import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import type { Entry } from '../../domain/entry.ts';
import { err, ok } from '../../base/result.ts';
import { fault } from '../../domain/fault.ts';
import type { Feed } from '../../domain/feed.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { SourceHttp } from '../http.ts';
import { createSsmix2Storage } from './feed.ts';
import { entryToText } from '../../testing/entry-to-text.ts';
import { jisBytes, messageOf, numberedPerson, pathOf, steadyLine } from './test-message.ts';

function lineOf(entry: Entry): string {
  return steadyLine(entryToText(entry));
}

const AS_LISTED = 'as listed';
const PERSON = numberedPerson('0004711');
const BASE = 'https://minato.example/ssmix2';
const ALLERGY = messageOf('ADT^A60', ['IAM|1|DA|^ペニシリン']);
const BASICS = messageOf('ADT^A08', ['OBX|1|NM|1^身長^99||152.0|cm|||||F', 'AL1|1|DA|^卵']);

/** A gateway that knows these files; a file without bytes is refused. */
function gateway(files: Readonly<Record<string, Uint8Array | undefined>>, list?: string) {
  const asked: string[] = [];
  const answer = (bytes: Uint8Array) =>
    ok({
      status: 200,
      headers: new Headers(),
      bytes: Uint8Array.from(bytes),
      fetchedAt: new Date(0),
      revalidated: false,
    });
  const http: SourceHttp = {
    revive: () => {},
    ask: async ({ url }) => {
      const path = decodeURIComponent(url.slice(BASE.length + 1));
      asked.push(path);
      if (path === '0004711/index.json')
        return answer(
          new TextEncoder().encode(
            list ?? JSON.stringify({ files: Object.keys(files).map((name) => ({ name })) }),
          ),
        );
      const bytes = files[path];
      return bytes === undefined ? err(fault('forbidden', path)) : answer(bytes);
    },
  };
  return { http, asked };
}

async function readAll(
  storage: ReturnType<typeof createSsmix2Storage>,
  feed: Feed,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const event of storage.read(feed, PERSON, new AbortController().signal)) {
    if (event.type === 'entries')
      lines.push(...event.entries.map(lineOf), ...event.issues.map(({ problem }) => `問題 ${problem}`));
    else if (event.type === 'fault') lines.push(`${event.fault.kind}: ${event.fault.detail}`);
    else lines.push(event.type === 'end' && event.asListed ? AS_LISTED : event.type);
  }
  return lines;
}

function storageOf(files: Parameters<typeof gateway>[0], list?: string) {
  const { http, asked } = gateway(files, list);
  const context = { source: branded<SourceId>('minato') };
  return { storage: createSsmix2Storage({ http, base: BASE, context }, '0004711'), asked };
}

describe('a storage behind a gateway', () => {
  it('answers each feed from its types of data, asks for each file once, and never claims to be complete', async () => {
    const files = {
      [pathOf('ADT-61', { day: '-' })]: jisBytes(ALLERGY),
      [pathOf('ADT-00', { day: '-' })]: jisBytes(BASICS),
    };
    const { storage, asked } = storageOf(files);
    expect(await readAll(storage, 'AllergyIntolerance')).toEqual([
      '? | allergy | ペニシリン | medication | unknown',
      '? | allergy | 卵 | medication | unknown',
      AS_LISTED,
    ]);
    expect(await readAll(storage, 'Observation')).toEqual([
      '2026-03-10T10:15:00+09:00 | measurement | 身長 | 152.0 cm',
      AS_LISTED,
    ]);
    expect(await readAll(storage, 'Condition')).toEqual([AS_LISTED]);
    expect(await readAll(storage, 'Immunization')).toEqual(['notOffered']);
    expect(asked).toHaveLength(3);
  });

  it('a file that is refused or of another person is a gap that is told, not less of an answer', async () => {
    const { storage } = storageOf({
      [pathOf('ADT-61', { day: '-' })]: undefined,
      [pathOf('ADT-00', { day: '-' })]: jisBytes(messageOf('ADT^A08', ['AL1|1|DA|^卵'], '666')),
      [pathOf('ADT-61', { day: '-', patient: '666' })]: jisBytes(ALLERGY),
    });
    expect(await readAll(storage, 'AllergyIntolerance')).toEqual([
      '問題 foreign-person',
      '問題 foreign-person',
      `forbidden: ${pathOf('ADT-61', { day: '-' })}`,
    ]);
  });

  it('a list that is none is a fault', async () => {
    expect(await readAll(storageOf({}, '<html>').storage, 'Condition')).toEqual([
      'malformed: the list of files is not JSON',
    ]);
    expect(await readAll(storageOf({}, '{}').storage, 'Condition')).toEqual([
      'malformed: the list of files is no list',
    ]);
  });
});
