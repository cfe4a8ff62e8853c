/** Who watches while hostile texts are drawn. */
import type { Page } from '@playwright/test';
import { say } from './figures.ts';
import type { Stage } from './stage.ts';

const TOO_LONG_MS = 200;

/** Runs in every page before anything of it: tells of scripts that ran, of what was stopped, and of long tasks. */
function tellTrouble(): void {
  const tell = (kind: string, words: string) =>
    (globalThis as unknown as { tellTrouble?: (kind: string, words: string) => void }).tellTrouble?.(
      kind,
      words,
    );
  const trap = () => tell('script', 'a script of a text ran');
  Object.assign(globalThis, { alert: trap, confirm: trap, prompt: trap, print: trap });
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
    tell('stop', `${effectiveDirective} ${blockedURI} ${sample}`),
  );
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tell('task', String(duration));
  }).observe({ type: 'longtask', buffered: true });
}

export interface Trouble {
  /** What is being done, for whoever reads what is said. */
  at: string;
  scripts: number;
  stops: number;
  foreign: number;
  thrown: number;
  longest: number;
  tooLong: number;
}

export async function watch(page: Page, { world }: Stage, trouble: Trouble): Promise<void> {
  const own = [world.app, world.issuer, world.storage.origin, world.cds.origin, world.networks.origin];
  own.push(...Object.values(world.sources).map(({ origin }) => origin));
  const hosts = new Set(own.map((origin) => new URL(origin).host));
  await page.exposeFunction('tellTrouble', (kind: string, words: string) => {
    if (kind === 'task') {
      trouble.longest = Math.max(trouble.longest, Number(words));
      if (Number(words) > TOO_LONG_MS) trouble.tooLong += 1;
      if (Number(words) > TOO_LONG_MS) say(`a task of ${words} ms: ${trouble.at}`);
      return;
    }
    trouble[kind === 'script' ? 'scripts' : 'stops'] += 1;
    say(`${kind}: ${words}`);
  });
  await page.addInitScript(tellTrouble);
  page.on('dialog', (dialog) => {
    trouble.scripts += 1;
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => {
    trouble.thrown += 1;
    say(`thrown: ${error.message}`);
  });
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (!/^https?:$/u.test(protocol) || hosts.has(host)) return;
    trouble.foreign += 1;
    say(`asked: ${request.url()}`);
  });
}
