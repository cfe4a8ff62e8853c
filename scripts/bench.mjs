/** `npm run bench -- [--json]`: counts and ratios of one run (docs/benchmark.md). The last line is the result. */
import process from 'node:process';
import { runBuilt } from './run-built.mjs';

await runBuilt('e2e/bench/bench.ts', process.argv.slice(2));
