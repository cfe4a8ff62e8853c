/**
 * `npm run screenshots [-- PART …]`: takes the pictures under e2e/screenshots anew, all of them or those whose name
 * holds one of the given parts.
 */
import process from 'node:process';
import { runBuilt } from './run-built.mjs';

await runBuilt('e2e/bench/screenshots.ts', process.argv.slice(2));
