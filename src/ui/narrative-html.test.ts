import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

/*
 * Run in a real browser: a sanitiser is only as good as the parser it meets, and the simulated ones differ. The page
 * enforces Trusted Types, as the product does.
 */

const POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types dompurify";
const CHROMIUM = '/usr/bin/chromium';

interface Reading {
  readonly html: string;
  readonly words: string;
  readonly ran: boolean;
  readonly requests: number;
}

let browser: Browser;
let page: Page;
const requests: string[] = [];

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: new URL('narrative-html.ts', import.meta.url).pathname,
        formats: ['iife'],
        name: 'subject',
      },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !('output' in first)) throw new Error('nothing was built');
  return first.output[0].code;
}

beforeAll(async () => {
  const code = await bundle();
  browser = await chromium.launch({
    args: ['--no-sandbox', '--no-first-run', '--disable-background-networking', '--disable-component-update'],
    ...(existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : {}),
  });
  page = await browser.newPage();
  page.on('request', (request) => requests.push(request.url()));
  await page.route('http://sanitiser.test/', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': POLICY },
      body: `<!doctype html><meta charset="utf-8"><body><div id="paper"></div><script>${code}</script></body>`,
    }),
  );
  await page.goto('http://sanitiser.test/');
  requests.length = 0;
});

afterAll(async () => {
  await browser.close();
});

async function read(source: string): Promise<Reading> {
  requests.length = 0;
  const found = await page.evaluate(async (given) => {
    const scope = globalThis as unknown as {
      ran?: boolean;
      subject: { sanitiseNarrative: (html: string) => string };
    };
    scope.ran = false;
    const paper = document.getElementById('paper') as HTMLElement;
    paper.innerHTML = scope.subject.sanitiseNarrative(given);
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { html: paper.innerHTML, words: paper.innerText.replace(/\s+/gu, ' ').trim(), ran: scope.ran };
  }, source);
  return { ...found, requests: requests.length };
}

test('structure and words stay', async () => {
  const { html, words } = await read(
    '<div xmlns="http://www.w3.org/1999/xhtml"><h2>経過</h2><p>CRP <b>18.6</b><br/>次行</p><table><tbody><tr><td colspan="2">値</td></tr></tbody></table></div>',
  );
  expect(html).toContain('<h2>経過</h2>');
  expect(html).toContain('<b>18.6</b>');
  expect(html).toContain('<td colspan="2">');
  expect(words).toBe('経過 CRP 18.6 次行 値');
});

test.each([
  ['<script>ran = true</script>本文', '本文'],
  ['<p onclick="ran = true" style="color:red" class="x" id="y">本文</p>', '本文'],
  ['<a href="javascript:ran=true">本文</a>', '本文'],
  ['<a href="https://elsewhere.test/?who">本文</a>', '本文'],
  ['<img src="https://elsewhere.test/x.png" onerror="ran = true" alt="胸部X線">本文', '［胸部X線］本文'],
  ['<iframe src="https://elsewhere.test"></iframe>本文', '本文'],
  ['<iframe srcdoc="<script>parent.ran = true</script>"></iframe>本文', '本文'],
  ['<svg onload="ran = true"><circle/></svg>本文', '本文'],
  ['<svg><style><img src=x onerror="ran = true"></style></svg>本文', '本文'],
  [
    '<math><mtext><table><mglyph><style><img src=x onerror="ran = true"></style></mglyph></table></mtext></math>本文',
    '本文',
  ],
  ['<form action="https://elsewhere.test"><p>本文</p></form>', '本文'],
  ['<style>@import url(https://elsewhere.test)</style>本文', '本文'],
  ['<div style="background:url(https://elsewhere.test/x)">本文</div>', '本文'],
  ['<table background="https://elsewhere.test/x"><tr><td>本文</td></tr></table>', '本文'],
  ['<link rel="stylesheet" href="https://elsewhere.test/x.css">本文', '本文'],
  ['<meta http-equiv="refresh" content="0;url=https://elsewhere.test">本文', '本文'],
  ['<base href="https://elsewhere.test/">本文', '本文'],
  ['<object data="https://elsewhere.test/x"></object><embed src="https://elsewhere.test/x">本文', '本文'],
  ['<video poster="https://elsewhere.test/x"><source src="https://elsewhere.test/y"></video>本文', '本文'],
  ['<noscript><p title="</noscript><img src=x onerror=ran=true>"></noscript>本文', '本文'],
])('%s: its words stay, nothing runs, nothing is fetched', async (source, expected) => {
  const found = await read(source);
  expect({ words: found.words, ran: found.ran, requests: found.requests }).toEqual({
    words: expected,
    ran: false,
    requests: 0,
  });
  expect(found.html).not.toMatch(/<script|href|src=|style|on\w+=|javascript|elsewhere/iu);
});

test('XHTML that closes an element in itself does not swallow the rest', async () => {
  expect((await read('<p>a<b/>c</p>')).html).toBe('<p>a<b></b>c</p>');
});

test('blank narratives are known to be blank', async () => {
  const blank = await page.evaluate(() => {
    const { subject } = globalThis as unknown as {
      subject: { sanitiseNarrative: (html: string) => string; isBlankNarrative: (html: string) => boolean };
    };
    return ['<div><p> &nbsp; </p></div>', '<div>0</div>'].map((html) =>
      subject.isBlankNarrative(subject.sanitiseNarrative(html)),
    );
  });
  expect(blank).toEqual([true, false]);
});
