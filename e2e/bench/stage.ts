import path from 'node:path';
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from '@playwright/test';
import { startTestWorld, type TestWorld } from '../../mocks/world/test-world.ts';
import type { WorldOptions } from '../../mocks/world.ts';
import { startAppServer } from '../../scripts/app-server.ts';
import { CHROMIUM } from '../fixtures/chromium.ts';
import { ChartPage } from '../pages/chart-page.ts';
import { FindPatientPage } from '../pages/find-patient-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** One browser page with the page objects for it. */
export interface Seat {
  readonly page: Page;
  readonly signIn: SignInPage;
  readonly findPatient: FindPatientPage;
  readonly chart: ChartPage;
  readonly leave: () => Promise<void>;
}

/** A private demo world, the built app in front of it, and a browser. */
export interface Stage {
  readonly world: TestWorld;
  readonly browser: Browser;
  readonly sit: (options?: BrowserContextOptions) => Promise<Seat>;
}

async function sit(browser: Browser, app: string, options: BrowserContextOptions): Promise<Seat> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  return {
    page,
    signIn: new SignInPage(page, app),
    findPatient: new FindPatientPage(page),
    chart: new ChartPage(page),
    leave: () => context.close(),
  };
}

/** Sets the stage, lets the work run on it and clears it away, however the work ends. */
export async function onStage<T>(
  options: Partial<WorldOptions>,
  work: (stage: Stage) => Promise<T>,
  launch: LaunchOptions = CHROMIUM,
): Promise<T> {
  const world = await startTestWorld(options);
  try {
    const app = await startAppServer({
      port: Number(new URL(world.app).port),
      root: ROOT,
      networks: options.networks ?? 0,
    });
    const browser = await chromium.launch(launch);
    try {
      return await work({ world, browser, sit: (context = {}) => sit(browser, world.app, context) });
    } finally {
      await browser.close();
      await app.close();
    }
  } finally {
    await world.stop();
  }
}
