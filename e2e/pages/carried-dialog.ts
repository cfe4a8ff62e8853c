import type { Page } from '@playwright/test';
import type { CarriedFile } from '../fixtures/carried-files.ts';

/** The dialog into which a reader puts what the person brought. */
export class CarriedDialog {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  readonly root = () => this.page.locator('[data-carried]');
  readonly outcome = (state: string) => this.page.locator(`[data-outcome="${state}"]`).first();

  async open(): Promise<void> {
    if ((await this.root().count()) === 0) await this.page.locator('[data-action="carry"]').click();
    await this.root().waitFor();
  }

  async read(file: CarriedFile): Promise<void> {
    await this.open();
    await this.page.locator('[data-field="carried-file"]').setInputFiles(file);
  }

  async paste(text: string): Promise<void> {
    await this.open();
    await this.page.locator('[data-field="carried-text"]').fill(text);
    await this.root().locator('.carried-paste button').click();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.root().waitFor({ state: 'detached' });
  }
}
