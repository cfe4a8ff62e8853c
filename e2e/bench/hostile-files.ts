/** Files and codes with hostile texts, as somebody might bring them along. */
import type { Page } from '@playwright/test';
import { encodeQR } from 'qr';
import { writePng } from '../../mocks/dicomweb/png.ts';
import { CarriedDialog } from '../pages/carried-dialog.ts';
import { BIRTH, type HostilePerson, jsonCases } from './hostile-people.ts';

/** How many of the sets of JSON, and how many codes. */
interface Sizes {
  readonly carried: number;
  readonly codes: number;
}

/** What a person brings along: notebooks under hostile names with hostile medicines, JSON cases, codes on paper. */
function filesOf({ kanji, kana, texts }: HostilePerson, size: Sizes) {
  const oneLine = (text: string) => text.replaceAll(/[\r\n,]+/gu, ' ');
  const notebook = (medicines: readonly string[]) =>
    [
      'JAHISTC08,1',
      `1,${oneLine(kanji)},2,${BIRTH.replaceAll('-', '')},,,,,,,${oneLine(kana)}`,
      '5,20250901,1',
      `11,${oneLine(texts[0] ?? '')},99,4,0000123,,,,1`,
      ...medicines.flatMap((text, at) => [
        `201,${at + 1},${oneLine(text)},3,錠,1,,1`,
        `301,${at + 1},${oneLine(text)},14,日分,1,1,,1`,
      ]),
      '',
    ].join('\r\n');
  const words = {
    name: `${texts[1]?.slice(0, 60) ?? ''}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(notebook(texts)),
  };
  const codes = texts.slice(0, size.codes).map((text, at) => ({
    name: `code-${at}.png`,
    mimeType: 'image/png',
    buffer: codeOf(notebook([text.slice(0, 300)])),
  }));
  const cases = jsonCases()
    .slice(0, size.carried)
    .map(({ name, bytes }) => ({ name, mimeType: 'application/json', buffer: bytes }));
  return [words, ...codes, ...cases];
}

function codeOf(text: string): Buffer {
  const modules = encodeQR('x', 'raw', {
    ecc: 'low',
    encoding: 'byte',
    border: 4,
    textEncoder: () => new TextEncoder().encode(text),
  });
  const side = modules.length * 4;
  const pixels = new Uint8Array(side * side).fill(255);
  modules.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark)
        for (let line = 0; line < 4; line += 1)
          pixels.fill(0, (y * 4 + line) * side + x * 4, (y * 4 + line) * side + x * 4 + 4);
    }),
  );
  return Buffer.from(writePng(side, side, 1, pixels));
}

const AT_ONCE = 40;

export async function bring(page: Page, person: HostilePerson, size: Sizes): Promise<number> {
  const files = filesOf(person, size);
  const dialog = new CarriedDialog(page);
  for (let first = 0; first < files.length; first += AT_ONCE) {
    const some = files.slice(first, first + AT_ONCE);
    await dialog.open();
    await page.locator('[data-field="carried-file"]').setInputFiles(some);
    await page
      .locator('[data-outcome]')
      .nth(some.length - 1)
      .waitFor();
    await dialog.close();
  }
  return files.length;
}
