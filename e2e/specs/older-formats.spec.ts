import type { Page } from '@playwright/test';
import { demoPerson } from '../fixtures/demo-person.ts';
import { notebookFile, notebookText, splitNotebook, summaryFile } from '../fixtures/carried-files.ts';
import { storedFilesOf } from '../fixtures/stored-files.ts';
import { everyRow } from '../fixtures/tall-page.ts';
import { CarriedDialog } from '../pages/carried-dialog.ts';
import { expect, test } from '../fixtures/world.ts';

const SHOJI = demoPerson('shoji');
const FUMIE = demoPerson('fumie');
const STRANGER = {
  kanji: '山野 草子',
  kana: 'ヤマノ ソウコ',
  birthDate: '1970-01-02',
  sex: 'female',
} as const;

/** Every address that the page asks, with what it sends. */
function requestsOf(page: Page) {
  const sent: string[] = [];
  page.on('request', (request) =>
    sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`),
  );
  return sent;
}

test.describe('a hospital whose record is a storage of SS-MIX2 files', () => {
  test('a doctor sees its entries; a message of another patient is refused and said; none is not said on its strength', async ({
    openAs,
    chart,
    page,
    complaints,
  }) => {
    await openAs('doctor', SHOJI);
    await expect(chart.source('misaki')).toHaveAttribute('data-state', 'complete');
    await expect(chart.source('misaki')).toContainText('一覧にあったファイルまで');
    await expect(chart.banner()).toContainText('ブチルスコポラミン');
    await expect(page.locator('[data-foreign="1"]')).toContainText('岬ヶ丘病院');
    await expect(chart.panel('timeline')).toHaveAttribute('data-coverage', 'partial');
    const drawn = await everyRow(page);
    const files = storedFilesOf(SHOJI.memberId);
    const unseen = files.filter((name) => !drawn.resources.has(name));
    expect(unseen).toHaveLength(1);
    expect(unseen[0]).toMatch(/OML-11.*_000000000000009_/u);
    await page.keyboard.press('s');
    const issues = page.locator('[data-issues="1"]');
    await expect(issues).toContainText('OML-11');
    await expect(issues).not.toContainText('412');
    await issues.locator('summary').click();
    await expect(issues.locator('[data-raw]')).toContainText('HL7v2');
    await page.keyboard.press('Escape');
    for (const panel of ['medications', 'labs', 'images', 'documents', 'summary']) {
      await chart.goTo(panel);
      await expect(chart.panel(panel).first()).not.toHaveAttribute('data-coverage', 'loading');
    }
    // Of what its list of files could hold nothing is called none.
    await chart.goTo('labs');
    await expect(chart.none('known')).toHaveCount(0);
    expect(complaints).toEqual([]);
  });

  test('its documents are read: a discharge summary in words, a report to be opened', async ({
    openAs,
    chart,
    page,
  }) => {
    await openAs('doctor', SHOJI);
    await chart.goTo('documents');
    await page.getByText('退院時サマリー').first().click();
    await expect(chart.panel('documents').first()).toContainText('Hb < 8 のため赤血球 2 単位を輸血した。');
  });

  test('of a person who is not known there it is not asked, and that hides nothing', async ({
    openAs,
    chart,
    page,
    world,
  }) => {
    const sent = requestsOf(page);
    await openAs('doctor', FUMIE);
    await expect(chart.panel('timeline')).toHaveAttribute('data-coverage', 'complete');
    expect(sent.filter((line) => line.includes(world.storage.origin))).toEqual([]);
    await page.keyboard.press('s');
    await expect(page.locator('dialog.sheet [data-unasked="not-located"]')).toBeVisible();
  });

  test('its network gone: its cells are failed, and the others are as they were', async ({
    openAs,
    chart,
    world,
  }) => {
    const faults = `${world.storage.origin}/faults`;
    await fetch(faults, { method: 'POST', body: JSON.stringify({ kind: 'reset' }) });
    await openAs('doctor', SHOJI);
    await expect(chart.source('misaki')).toHaveAttribute('data-state', 'failed');
    await expect(chart.source('minato')).toHaveAttribute('data-state', 'complete');
    await fetch(faults, { method: 'DELETE' });
    await expect(chart.source('misaki')).toHaveAttribute('data-state', 'complete', { timeout: 40_000 });
  });
});

test.describe('what a person brings along', () => {
  test('a pharmacist reads an お薬手帳 into the chart, and nothing of it leaves the browser', async ({
    openAs,
    findPatient,
    chart,
    page,
    complaints,
  }) => {
    await openAs('pharmacist', FUMIE);
    await chart.goTo('timeline');
    await chart.settled('timeline');
    const coverage = await chart.panel('timeline').getAttribute('data-coverage');
    const sent = requestsOf(page);
    const dialog = new CarriedDialog(page);
    await dialog.read(notebookFile(FUMIE));
    await expect(dialog.outcome('linked')).toContainText('3件');
    await dialog.close();
    await expect(chart.source('carried-1')).toHaveAttribute('data-state', 'complete');
    await expect(chart.panel('timeline')).toHaveAttribute('data-coverage', coverage ?? '');
    const drawn = await everyRow(page);
    expect(drawn.resources.get('carried-1/file/carried-1')).toBe(3);
    await chart.goTo('medications');
    await expect(page.locator('[data-list="carried-1"]')).toHaveAttribute('data-extent', 'brought');
    await page.getByRole('button', { name: 'いまの薬' }).click();
    await expect(chart.panel('medications').first()).toContainText('テプレノンカプセル50mg');
    expect(sent.filter((line) => /テプレノン|ひばり坂|okusuri/u.test(decodeURIComponent(line)))).toEqual([]);
    // Gone with the chart.
    await chart.findAnother().click();
    await findPatient.open({ 'member-id': FUMIE.memberId });
    await chart.settled();
    await expect(chart.source('carried-1')).toHaveCount(0);
    expect(complaints).toEqual([]);
  });

  test('a notebook split over two symbols is pasted in either order, and is one', async ({
    openAs,
    page,
  }) => {
    await openAs('pharmacist', FUMIE);
    const dialog = new CarriedDialog(page);
    await dialog.paste(splitNotebook(FUMIE).toReversed().join(''));
    await expect(dialog.outcome('linked')).toContainText('3件');
    await expect(page.locator('[data-results="1"]')).toBeVisible();
  });

  test('a file of another person is held apart: nothing of it is drawn, and only a reader can take it', async ({
    openAs,
    chart,
    page,
  }) => {
    await openAs('pharmacist', FUMIE);
    await chart.goTo('timeline');
    await chart.settled('timeline');
    const coverage = await chart.panel('timeline').getAttribute('data-coverage');
    const dialog = new CarriedDialog(page);
    await dialog.read(notebookFile(STRANGER));
    await expect(dialog.outcome('apart')).toBeVisible();
    await expect(chart.root()).not.toContainText('テプレノン');
    await dialog.outcome('apart').getByRole('button').click();
    const apart = page.locator('[data-quarantined="carried-1"]');
    await expect(apart).toContainText('山野');
    await page.keyboard.press('Escape');
    await expect(chart.source('carried-1')).toHaveAttribute('data-state', 'withheld');
    await expect(chart.panel('timeline')).toHaveAttribute('data-coverage', coverage ?? '');
    const drawn = await everyRow(page);
    expect([...drawn.resources.keys()].filter((name) => name.startsWith('carried-'))).toEqual([]);
    // A reader may know better than the rule: with a reason, on record, and to be undone.
    await chart.source('carried-1').getByRole('button').first().click();
    await apart.getByRole('textbox').fill('結婚前の手帳を本人が持参');
    await apart.getByRole('button').click();
    await expect(page.locator('[data-linked="carried-1"]')).toBeVisible();
    await page.locator('[data-linked="carried-1"]').getByRole('textbox').fill('取り違え');
    await page.locator('[data-linked="carried-1"]').getByRole('button').click();
    await expect(apart).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(chart.source('carried-1')).toHaveAttribute('data-state', 'withheld');
  });

  test('a text without a name waits for a reader; what nobody reads is said and changes nothing', async ({
    openAs,
    page,
  }) => {
    await openAs('pharmacist', FUMIE);
    const dialog = new CarriedDialog(page);
    await dialog.paste(notebookText(FUMIE).replace(/\r\n1,[^\r]*/u, ''));
    await expect(dialog.outcome('apart')).toBeVisible();
    await dialog.read({ name: 'memo.txt', mimeType: 'text/plain', buffer: Buffer.from('ただのメモ') });
    await expect(dialog.outcome('unknown-format')).toContainText('memo.txt');
    const large = Buffer.alloc(20 * 1024 * 1024 + 1, 0x20);
    await dialog.read({ name: 'large.txt', mimeType: 'text/plain', buffer: large });
    await expect(dialog.outcome('too-large')).toContainText('20MB');
  });

  test('a CDA document with CDATA is read by a real browser, and no style sheet of it is asked for', async ({
    openAs,
    chart,
    page,
    complaints,
  }) => {
    await openAs('doctor', FUMIE);
    const sent = requestsOf(page);
    const dialog = new CarriedDialog(page);
    await dialog.read(summaryFile(FUMIE));
    await expect(dialog.outcome('linked')).toBeVisible();
    await dialog.close();
    await chart.goTo('documents');
    await page.getByText('退院時サマリー（持参）').first().click();
    await expect(chart.panel('documents').first()).toContainText(
      'Hb < 8 のため輸血。<b>退院</b>まで発熱なし。',
    );
    expect(sent.filter((line) => line.includes('example.invalid'))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
