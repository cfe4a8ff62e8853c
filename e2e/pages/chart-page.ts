import type { Page } from '@playwright/test';

export class ChartPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  readonly root = () => this.page.locator('[data-chart]');
  readonly banner = () => this.page.locator('[data-patient-banner]');
  readonly panel = (name: string) => this.page.locator(`[data-panel="${name}"]`);
  readonly entries = () => this.page.locator('[data-entry]');
  readonly entriesOf = (kind: string) => this.page.locator(`[data-entry][data-kind="${kind}"]`);
  readonly source = (id: string) => this.page.locator(`[data-source="${id}"][data-state]`).first();
  readonly tab = (name: RegExp) => this.page.locator('nav.tabs').getByRole('link', { name });
  readonly viewer = () => this.page.locator('[data-viewer]');
  readonly findAnother = () => this.page.locator('nav.tabs a').first();
  readonly none = (known: 'known' | 'unknown') => this.page.locator(`[data-none="${known}"]`);

  /** Waits until no cell of the panel is open any more. */
  async settled(name = 'timeline'): Promise<void> {
    await this.page
      .locator(`[data-panel="${name}"]:not([data-coverage="loading"])`)
      .first()
      .waitFor({ timeout: 90_000 });
  }

  async goTo(panel: string): Promise<void> {
    await this.page.locator(`nav.tabs a[href*="/${panel}"]`).click();
    await this.panel(panel).first().waitFor();
  }
}
