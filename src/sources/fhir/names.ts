import { extensionOf } from './datatypes.ts';
import { type Json, listAt, objectAt, textAt, textsAt } from './json.ts';

/** One reading of a name as one text: its own `text`, else family and given with an ideographic space. */
export function nameText(name: Json): string | undefined {
  const parts = [textAt(name, 'family'), ...textsAt(name, 'given')].filter((part) => part !== undefined);
  const text = textAt(name, 'text') ?? (parts.length > 0 ? parts.join('　') : undefined);
  return text?.replace(/[\s　]+/gu, '　');
}

type Representation = 'IDE' | 'SYL' | 'ABC';

function representationOf(name: Json): Representation | undefined {
  const code = textAt(extensionOf(name, 'iso21090-EN-representation') ?? {}, 'valueCode');
  if (code === 'IDE' || code === 'SYL' || code === 'ABC') return code;
  const text = nameText(name) ?? '';
  if (/^[\u3041-\u30ff\uff66-\uff9f\s　・ー]+$/u.test(text)) return 'SYL';
  if (/^[\p{Script=Latin}\s　.,'-]+$/u.test(text)) return 'ABC';
  return text === '' ? undefined : 'IDE';
}

export interface NameReadings {
  readonly kanji?: string;
  readonly kana?: string;
  readonly roman?: string;
}

/** The readings of a person's names: told by extension, else by the script they are written in; never by order. */
export function nameReadings(names: readonly Json[]): NameReadings {
  const current = names.filter((name) => textAt(name, 'use') !== 'old' && textAt(name, 'use') !== 'maiden');
  const find = (representation: Representation) =>
    current.find((name) => representationOf(name) === representation) ??
    names.find((name) => representationOf(name) === representation);
  const readings = { kanji: find('IDE'), kana: find('SYL'), roman: find('ABC') };
  return Object.fromEntries(
    Object.entries(readings).flatMap(([key, name]) => {
      const text = name === undefined ? undefined : nameText(name);
      return text === undefined ? [] : [[key, text]];
    }),
  );
}

/** The name under which a practitioner or organization is shown. */
export function displayName(resource: Json): string | undefined {
  const plain = textAt(resource, 'name');
  if (plain !== undefined) return plain;
  const readings = nameReadings(listAt(resource, 'name'));
  return readings.kanji ?? readings.kana ?? readings.roman ?? textAt(objectAt(resource, 'name'), 'text');
}
