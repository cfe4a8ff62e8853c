/**
 * `npm run coverage`: writes docs/coverage.md anew and checks that every test it names exists and that the
 * demo world has somebody in whom each item can be seen in each of its places; `-- --check` only checks;
 * `-- --unread DIR` lists the elements of any FHIR JSON below DIR that no reader took.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
const node = path.join(root, 'node_modules', '.bin', 'node');
const words = process.argv.slice(2);

// The readers are TypeScript: the node that the project brings along runs it as it is.
if (process.env.HITOME_COVERAGE === undefined && existsSync(node)) {
  const env = { ...process.env, HITOME_COVERAGE: '1' };
  const { status } = spawnSync(node, [import.meta.filename, ...words], { stdio: 'inherit', env });
  process.exit(status ?? 1);
}

const { coverageDocument, coverageFigures, rowsAgainstLines, rowsWithoutTest, unreadBelow } = await import(
  '../src/testing/coverage-report.ts'
);

const at = words.indexOf('--unread');
if (at >= 0) {
  const place = words[at + 1];
  if (place === undefined || !existsSync(place)) {
    console.error('usage: npm run coverage -- --unread DIR');
    process.exit(2);
  }
  for (const [element, count] of unreadBelow(place)) console.log(`${String(count).padStart(8)} ${element}`);
  process.exit(0);
}

const { SHOWN_ITEMS } = await import('../mocks/people/shown-items.ts');
const without = rowsWithoutTest(root);
const apart = rowsAgainstLines(SHOWN_ITEMS);
for (const line of apart) console.error(line);
for (const { item, test } of without) console.error(`no test for ${item}: ${test}`);
const file = path.join(root, 'docs', 'coverage.md');
const document = coverageDocument(SHOWN_ITEMS);
if (words.includes('--check')) {
  const isNew = existsSync(file) && readFileSync(file, 'utf8') === document;
  if (!isNew) console.error('docs/coverage.md is not up to date: run npm run coverage');
  process.exit(isNew && without.length + apart.length === 0 ? 0 : 1);
}
writeFileSync(file, document);
const { coverageRows } = coverageFigures();
console.log(
  `${coverageRows} items, ${without.length} without a test, ${apart.length} places with nobody to see them in`,
);
process.exit(without.length + apart.length === 0 ? 0 : 1);
