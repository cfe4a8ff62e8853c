/**
 * `npm run proof -- NAME [--small] [--json]`: proves one capability against a private demo world, then and there. The
 * last line of the output is the result.
 */
import process from 'node:process';
import { runBuilt } from './run-built.mjs';

const PROOFS = { 'first-light': 'e2e/bench/first-light.ts' };

const [name = '', ...words] = process.argv.slice(2);
if (!Object.hasOwn(PROOFS, name)) {
  console.error(`usage: npm run proof -- NAME [--small] [--json]\nproofs: ${Object.keys(PROOFS).join(', ')}`);
  process.exit(2);
}
await runBuilt(PROOFS[name], words);
