import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { hasTypeHere, TYPE_OF_MACHINE } from './type-here.ts';

/** A machine with these families: a text is as wide as the first of its fonts that is there says. */
function machineWith(...families: readonly string[]) {
  const widths = new Map([...families, 'serif', 'monospace'].map((family, at) => [family, 100 + at]));
  return (font: string) => {
    const names = font.replace('72px ', '').split(', ');
    return (
      names.map((name) => widths.get(name.replaceAll('"', ''))).find((width) => width !== undefined) ?? 0
    );
  };
}

test.each([
  [['Noto Sans CJK JP'], true],
  [['Noto Sans JP', 'Meiryo'], true],
  [['Meiryo', 'Yu Gothic UI'], false],
  [[], false],
])('%j: %s', (families, here) => {
  expect(hasTypeHere(machineWith(...families))).toBe(here);
});

test('the families are those of the tokens, before the one that is fetched', () => {
  const tokens = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');
  const font = /--font: (.*);/u.exec(tokens)?.[1] ?? '';
  const names = font.split(', ').map((name) => name.replaceAll('"', ''));
  const places = [...TYPE_OF_MACHINE, 'Noto Sans JP Variable'].map((family) => names.indexOf(family));
  expect(places).toEqual([1, 2, 3]);
});
