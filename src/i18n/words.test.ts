import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type FaultKind, fault } from '../domain/fault.ts';
import { accessLog as enLog } from './en/access-log.ts';
import { card as enCard } from './en/card.ts';
import { consent as enConsent } from './en/consent.ts';
import { handing as enHanding } from './en/handing.ts';
import { en as enWords } from './en.ts';
import { faultText } from './fault-text.ts';
import { accessLog as jaLog } from './ja/access-log.ts';
import { card as jaCard } from './ja/card.ts';
import { consent as jaConsent } from './ja/consent.ts';
import { handing as jaHanding } from './ja/handing.ts';
import { ja as jaWords } from './ja.ts';
import { textFor } from './text.ts';

/** All words, those that come with a page of their own too. */
const ja = { ...jaWords, accessLog: jaLog, card: jaCard, consent: jaConsent, handing: jaHanding };
const en = { ...enWords, accessLog: enLog, card: enCard, consent: enConsent, handing: enHanding };

function leaves(node: object, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${prefix}${key}`, value] as const]
      : leaves(value as object, `${prefix}${key}.`),
  );
}

function slots(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/gu)].map((found) => found[1] ?? ''))].sort();
}

test('every English text has the slots of the Japanese one', () => {
  const english = new Map(leaves(en));
  for (const [path, text] of leaves(ja)) {
    expect([path, slots(english.get(path) ?? '')]).toEqual([path, slots(text)]);
  }
});

test('no text is empty, and no English text is left in Japanese', () => {
  for (const [path, text] of [...leaves(ja), ...leaves(en)])
    expect([path, text.trim()]).not.toEqual([path, '']);
  // The other tongue's own name, the product's kanji and what may be typed stay as they are.
  const meant = /^(日本語|一目)$|昭和33/u;
  const untranslated = leaves(en).filter(([, text]) => /[぀-ヿ一-鿿]/u.test(text) && !meant.test(text));
  expect(untranslated).toEqual([]);
});

test('the screen never says データがありません, and blames nobody', () => {
  for (const [path, text] of leaves(ja)) {
    expect([path, /データがありません|エラー|失敗しました|！/u.test(text)]).toEqual([path, false]);
  }
});

test('every fault has what, where and what next in both tongues', () => {
  const kinds: readonly FaultKind[] = [
    'offline',
    'timeout',
    'unauthorised',
    'forbidden',
    'notFound',
    'throttled',
    'server',
    'malformed',
    'tooLarge',
  ];
  for (const language of ['ja', 'en'] as const) {
    for (const kind of kinds) {
      const words = faultText(
        textFor(language),
        fault(kind, 'x', { count: 1, retryAfterMs: 29_100 }),
        '潮風',
      );
      expect(words.sentence).not.toContain('{{');
      expect(words.sentence.length).toBeGreaterThan(8);
      expect(words.next.length).toBeGreaterThan(5);
      if (kind !== 'offline') expect(`${words.sentence}${words.next}`).toMatch(/潮風|sign-in/u);
    }
  }
  expect(faultText(textFor('ja'), fault('throttled', '', { retryAfterMs: 29_100 }), '潮風').next).toBe(
    '30秒後に再試行できます。',
  );
  expect(faultText(textFor('en'), fault('malformed', '', { count: 1 }), 'Shiokaze').sentence).toBe(
    '1 record of Shiokaze is unreadable.',
  );
});

/** The code in which texts are asked for, without the texts themselves. */
function code(): string {
  const root = join(import.meta.dirname, '..');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/u.test(file) && !/\.test\.tsx?$|^i18n[/\\](?:ja|en)[/\\]/u.test(file))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
}

test('no text is kept that nothing on the screen asks for', () => {
  const source = code();
  const begun = [...source.matchAll(/`([a-zA-Z][\w-]*\.[\w.-]*)\$\{/gu)].map((found) => found[1] ?? '');
  expect(begun.length).toBeGreaterThan(20);
  const unused = leaves(ja)
    .map(([path]) => path)
    .filter((path) => !source.includes(`'${path}'`) && !begun.some((start) => path.startsWith(start)));
  expect(unused).toEqual([]);
});
