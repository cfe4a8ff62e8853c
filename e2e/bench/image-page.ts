/** The page on which nothing runs but the way from archive to pixels, and the handles it offers. */
import { chromium, type Page } from '@playwright/test';
import type { DicomWebBackend } from '../../mocks/dicomweb/backend.ts';
import { CHROMIUM } from '../fixtures/chromium.ts';
import { openDicomPage } from '../fixtures/dicom-page.ts';

/** Points of the grid at which pixels are compared, along each side. */
export const GRID = 16;

export interface Seen {
  readonly state: 'picture' | 'said';
  readonly ms: number;
  readonly unfinished?: boolean;
  readonly frames?: readonly {
    readonly rows: number;
    readonly columns: number;
    readonly perPixel: number;
    readonly values: readonly (readonly number[])[];
  }[];
  readonly kind?: string;
  readonly title?: string;
  readonly why?: string;
}

export interface Opened {
  readonly first: number;
  readonly all: number;
}

interface PageTools {
  readonly look: (base: string, where: object, grid: number) => Promise<Seen>;
  readonly timedOpening: (base: string, study: string, series: string) => Promise<Opened>;
  readonly timedFloor: (base: string, study: string, series: string) => Promise<Opened>;
}

export interface Hall {
  readonly hitomeImages: PageTools;
}

export async function onPage<T>(
  open: (baseOf: (name: string) => string) => Promise<DicomWebBackend>,
  work: (page: Page, base: string) => Promise<T>,
): Promise<T> {
  const site = await openDicomPage(async (baseOf) => new Map([['files', await open(baseOf)]]));
  const browser = await chromium.launch(CHROMIUM);
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.waitForFunction(() => 'hitomeImages' in globalThis, undefined, { polling: 200 });
    return await work(page, site.baseOf('files'));
  } finally {
    await browser.close();
    await site.close();
  }
}
