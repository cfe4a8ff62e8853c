/** `npm run proof -- open`: one whole journey in each tongue, looked at from outside. Figures: docs/proofs.md. */
import AxeBuilder from '@axe-core/playwright';
import { onOpenStage, type OpenStage, peopleCanaries } from '../fixtures/open-stage.ts';
import { untranslatedOn } from '../fixtures/untranslated.ts';
import { type Figures, printFigures, say } from './figures.ts';
import { DOOR, WELL } from './screens.ts';
import type { Screen } from './screen.ts';
import { FURTHER, OF_OFFICER, REFUSED_LAUNCH } from './screens-further.ts';

/** Enough for every room of the application to have been entered once. */
const SMALL =
  /^(?:find--linked|timeline--complete|detail|medications--complete|labs--complete|images--complete|viewer--ct|documents--reading|summary|emergency)/u;

/**
 * What may be smaller or closer than WCAG 2.2, 2.5.8 has it, by its own exceptions. The blocks of the emergency sheet stand in
 * one window whatever they hold: there smallness is essential. The two ends of a short period lie over each other: the named
 * periods beside them do the same.
 */
const MAY_BE_SMALL = /^<button[^>]* class="er-|^<div class="brush-grip"/u;

/** Also the size of what is pressed, which axe-core leaves out as long as nobody asks for it. */
async function violationsOn(stage: OpenStage, name: string): Promise<number> {
  const { violations: found } = await new AxeBuilder({ page: stage.seat.page })
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  const violations = found
    .map((one) => ({
      ...one,
      nodes: one.nodes.filter(({ html }) => one.id !== 'target-size' || !MAY_BE_SMALL.test(html)),
    }))
    .filter(({ nodes }) => nodes.length > 0);
  for (const { id, impact, nodes } of violations)
    say(
      `axe ${name}: ${id} (${impact}) ${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
    );
  return violations.length;
}

/** Paper is a screen too: what is printed is drawn once. */
async function print({ seat }: OpenStage): Promise<void> {
  await seat.page.emulateMedia({ media: 'print' });
  await seat.page.pdf();
  await seat.page.emulateMedia({ media: 'screen' });
}

/** Through every screen in one tongue, from the sign-in to the sign-out. */
async function journey(stage: OpenStage, language: 'ja' | 'en', screens: readonly Screen[], whole: boolean) {
  const { seat, world } = stage;
  const query = language === 'en' ? '?lang=en' : '';
  const words = new Set<string>();
  let axe = 0;
  const look = async (name: string) => {
    axe += await violationsOn(stage, `${name} (${language})`);
    for (const wrong of await untranslatedOn(seat.page, language, await stage.sent.ready())) {
      if (!words.has(wrong)) say(`untranslated, ${name} (${language}): ${wrong}`);
      words.add(wrong);
    }
  };
  await seat.page.goto(`${world.app}/${query}`);
  await seat.signIn.begin().waitFor();
  await look(DOOR[0]?.name ?? '');
  await REFUSED_LAUNCH.go(seat);
  await look(REFUSED_LAUNCH.name);
  await seat.signIn.as('doctor', query);
  for (const screen of whole ? [...screens, ...FURTHER] : screens) {
    say(`${language} ${screen.name}`);
    await screen.go(seat);
    await look(screen.name);
    if (/^(?:medications|emergency)--complete/u.test(screen.name)) await print(stage);
  }
  // Out of the emergency, where the bar with the sign-out is another.
  await seat.page.goto(`${world.app}/patients${query}`);
  await seat.signIn.signOut().click();
  await seat.page.locator('[data-problem="signed-out"]').waitFor();
  if (whole) {
    await seat.signIn.as('officer', query);
    for (const screen of OF_OFFICER) {
      await screen.go(seat);
      await look(screen.name);
    }
    await seat.signIn.signOut().click();
    await seat.page.locator('[data-problem="signed-out"]').waitFor();
  }
  return { axe, untranslated: words.size };
}

/** What the browser still holds of anybody when nobody is signed in. */
async function heldInBrowser({ seat, context }: OpenStage): Promise<string> {
  const page = await seat.page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const caches = await window.caches.keys();
    const workers = await navigator.serviceWorker.getRegistrations();
    return JSON.stringify([
      Object.entries(sessionStorage),
      Object.entries(localStorage),
      databases,
      caches,
      workers.length,
      document.title,
      location.href,
      history.state,
      document.documentElement.outerHTML,
    ]);
  });
  return page + JSON.stringify(await context.storageState());
}

async function open(flags: ReadonlySet<string>): Promise<Figures> {
  const whole = !flags.has('--small');
  const screens = whole ? WELL : WELL.filter(({ name }) => SMALL.test(name));
  return onOpenStage(async (stage) => {
    const ja = await journey(stage, 'ja', screens, whole);
    const en = await journey(stage, 'en', screens, whole);
    const evidence = await stage.evidence();
    const headerReports = evidence.reports.length;
    for (const report of evidence.reports) say(`report: ${report}`);
    for (const stray of evidence.strayAuthorizations) say(`stray: ${stray}`);
    const control = await refusedOnPurpose(stage, evidence.reports);
    const people = peopleCanaries();
    const canaries = [...evidence.tokens, ...people];
    const held = await heldInBrowser(stage);
    const said = [...evidence.said.map(decoded), held].join('\n');
    const inPage = canaries.filter((canary) => said.includes(canary));
    const onDisk = await stage.leftOnDisk(canaries);
    for (const found of [
      ...inPage.map((canary) => `in the page, an address or the console: ${canary.slice(0, 24)}`),
      ...onDisk,
    ])
      say(`canary: ${found}`);
    return {
      headerReports,
      headerControl: control,
      axeViolations: ja.axe + en.axe,
      untranslated: ja.untranslated + en.untranslated,
      canariesLookedFor: canaries.length,
      canaries: inPage.length + onDisk.length,
      authorizations: evidence.authorizations,
      strayAuthorizations: evidence.strayAuthorizations.length,
    };
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** A collector that hears nothing would prove nothing: four things that the policy must refuse. */
async function refusedOnPurpose({ seat }: OpenStage, reports: readonly string[]): Promise<number> {
  const before = new Set(reports).size;
  await seat.page.evaluate(async () => {
    await fetch('https://evil.example/').catch(() => undefined);
    const style = document.createElement('style');
    style.textContent = 'p { color: red }';
    document.head.append(style);
    const image = document.createElement('img');
    image.src = 'https://evil.example/x.png';
    document.body.append(image);
    try {
      // oxlint-disable-next-line no-eval -- what is proved is that it is refused
      globalThis.eval('1');
    } catch {
      // As it should be.
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  });
  return new Set(reports).size - before;
}

await printFigures(open);
