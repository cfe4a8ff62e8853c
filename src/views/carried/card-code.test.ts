import { describe, expect, it } from 'vitest';
import { cardText, readCard } from './card-code.ts';

const MEMBER = 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID';
const HOSPITAL = 'urn:oid:1.2.392.100495.20.3.51.11234567890';

function lineOf(text: string): string {
  const reading = readCard(text);
  if (reading === undefined) return 'nothing';
  return [reading.kind, ...Object.entries(reading.query).map(([field, value]) => `${field}=${value}`)].join(
    ' ',
  );
}

describe('card-01: the code of a card says who it belongs to only where it says what it is', () => {
  it.each([
    ['the number of an insured person', '06990012:17:4482:02', 'insured memberId=06990012:17:4482:02'],
    ['in full width', '０６９９００１２：１７：４４８２：０２', 'insured memberId=06990012:17:4482:02'],
    ['without a sign, without a branch', '990012::4482:', 'insured memberId=990012::4482:'],
    ['an identifier', `${MEMBER}|06990012:17:4482:02`, 'identifier memberId=06990012:17:4482:02'],
    [
      'two of them',
      `${HOSPITAL}|0048-2216-7\n${MEMBER}|06990012:17:4482:02`,
      'identifier localId=0048-2216-7 memberId=06990012:17:4482:02',
    ],
    [
      'an お薬手帳',
      'JAHISTC08,1\r\n1,桐谷 文枝,2,19580417,,,,,,,,キリタニ フミエ\r\n5,20261101,1',
      'notebook name=桐谷 文枝 birthDate=1958-04-17 sex=female',
    ],
    [
      'one of an era',
      'JAHISTC01\n1,桐谷　文枝,2,S330417',
      'notebook name=桐谷　文枝 birthDate=S330417 sex=female',
    ],
    ['one without a person', 'JAHISTC08,1\n5,20261101,1', 'nothing'],
    [
      'the words of a card',
      '保険者番号：06990012 記号：17 番号：4482 枝番：02 氏名：桐谷文枝',
      'labelled memberId=06990012:17:4482:02 name=桐谷文枝',
    ],
    ['the words of a hospital card', '患者番号 0048-2216-7', 'labelled localId=0048-2216-7'],
    ['a plain number', '0048-2216-7', 'number localId=0048-2216-7'],
    ['an address', 'https://example.org/card?id=1', 'nothing'],
    ['words', '返却先：見本市役所', 'nothing'],
    ['figures in columns of which nobody says what they are', '0699001200174482021958041720', 'nothing'],
    ['several lines of figures', '06990012\n4482', 'nothing'],
    ['nothing', ' \n', 'nothing'],
  ])('%s', (_, text, expected) => {
    expect(lineOf(text)).toBe(expected);
  });

  it('is read in either of the two writings', () => {
    const words = '氏名';
    expect(cardText(new TextEncoder().encode(words))).toBe(words);
    expect(cardText(Uint8Array.from([0x8e, 0x81, 0x96, 0xbc]))).toBe(words);
  });
});
