import type { Locator, Page } from '@playwright/test';

type Field = 'member-id' | 'local-id' | 'name' | 'birth-date' | 'sex';

export class FindPatientPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  readonly field = (name: Field) => this.page.locator(`[data-field="${name}"]`);
  readonly candidates = () => this.page.locator('[data-candidate]');
  readonly openButton = (candidate: Locator) => candidate.getByRole('button');
  readonly results = () => this.page.locator('[data-panel="find-patient"]');

  /** Asks for a person and waits until every source has answered or failed. */
  async look(query: Partial<Record<Field, string>>): Promise<void> {
    for (const [name, value] of Object.entries(query)) await this.field(name as Field).fill(value);
    await this.page.keyboard.press('Enter');
    await this.page
      .locator('[data-panel="find-patient"]:not([data-coverage="loading"])[data-coverage]')
      .waitFor();
  }

  async open(query: Partial<Record<Field, string>>, which = 0): Promise<void> {
    await this.look(query);
    await this.openButton(this.candidates().nth(which)).click();
    await this.page.waitForURL(/\/chart\//u);
  }
}
