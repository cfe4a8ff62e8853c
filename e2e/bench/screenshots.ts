/** Takes the pictures under e2e/screenshots: every screen, in two languages, on three sizes of screen. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say } from './figures.ts';
import type { Screen } from './screen.ts';
import {
  APART,
  leaveEmergency,
  MIXED_UP,
  mixUp,
  ONE_GONE,
  setSources,
  TWO_GONE,
} from './screens-in-trouble.ts';
import { FURTHER } from './screens-further.ts';
import { DOOR, LARGE, WELL } from './screens.ts';
import { writeLongLife } from './long-life.ts';
import { writeManyMedicines } from './many-medicines.ts';
import { smallPng } from './small-png.ts';
import { onStage, type Seat, type Stage } from './stage.ts';

const FOLDER = path.resolve(import.meta.dirname, '..', 'screenshots');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;
const FIFTY_THOUSAND = 50_000;
const LANGUAGES = ['ja', 'en'] as const;

type Language = (typeof LANGUAGES)[number];
type Size = (typeof SIZES)[number];

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));

async function take(seat: Seat, screen: Screen, language: Language, { width, height }: Size): Promise<void> {
  const name = `${screen.name}--${language}--${width}x${height}`;
  try {
    await screen.go(seat);
  } catch (error) {
    say(`${name}: not reached: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    process.exitCode = 1;
    return;
  }
  if (wanted.length > 0 && !wanted.every((part) => name.includes(part))) return;
  // No pointer rests on anything, and no caret blinks.
  await seat.page.mouse.move(0, 0);
  const bytes = smallPng(await seat.page.screenshot({ animations: 'disabled', caret: 'hide' }));
  writeFileSync(path.join(FOLDER, `${name}.png`), bytes);
  say(`${name}: ${Math.round(bytes.length / 1024)} KiB`);
}

async function takeAll(stage: Stage, language: Language, size: Size): Promise<void> {
  const phone = size.width < 500;
  const seat = await stage.sit({ viewport: size, hasTouch: phone, isMobile: phone });
  seat.page.setDefaultTimeout(20_000);
  const all = async (screens: readonly Screen[]) => {
    for (const screen of screens) await take(seat, screen, language, size);
  };
  await setSources(stage.world, []);
  if (language === 'en') {
    await seat.page.goto(`${seat.signIn.app}/?lang=en`);
    await seat.signIn.begin().waitFor();
  }
  for (const screen of DOOR)
    await take(seat, language === 'en' ? { ...screen, go: () => Promise.resolve() } : screen, language, size);
  await seat.signIn.as('doctor', language === 'en' ? '?lang=en' : '');
  const english = seat.page.getByRole('button', { name: 'English' });
  if (language === 'en' && (await english.count()) > 0)
    await english.first().evaluate((button: HTMLElement) => button.click());
  await all(WELL);
  await leaveEmergency(seat);
  await all(LARGE);
  await all(APART);
  await mixUp(stage.world, true);
  await all(MIXED_UP);
  await mixUp(stage.world, false);
  await setSources(stage.world, ['shiokaze']);
  await all(ONE_GONE);
  await setSources(stage.world, ['minato', 'shiokaze']);
  await all(TWO_GONE);
  await setSources(stage.world, []);
  await all(FURTHER);
  await seat.leave();
}

mkdirSync(FOLDER, { recursive: true });
const life = writeLongLife(FIFTY_THOUSAND, 1);
const medicines = writeManyMedicines();
await onStage(
  { demoPeople: true, people: [`minato=${life.folder}`, `minato=${medicines.folder}`] },
  async (stage) => {
    for (const language of LANGUAGES)
      for (const size of SIZES) {
        const tag = `--${language}--${size.width}x${size.height}`;
        const parts = wanted.filter((part) => /^(?:ja|en)$|x\d+$/u.test(part));
        if (parts.every((part) => tag.includes(part))) await takeAll(stage, language, size);
      }
  },
).finally(() => {
  life.remove();
  medicines.remove();
});
