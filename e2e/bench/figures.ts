/** What a proof or a bench found: numbers by name, no text among them. */
export type Figures = Readonly<Record<string, number>>;

/** Progress goes to stderr: stdout ends with the figures alone. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper;
}

export function rounded(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}

/** Measures, prints, and ends with 0 when there was something to print. */
export async function printFigures(measure: (flags: ReadonlySet<string>) => Promise<Figures>): Promise<void> {
  const flags = new Set(process.argv.slice(2).filter((word) => word.startsWith('--')));
  try {
    const figures = await measure(flags);
    if (flags.has('--json')) console.log(JSON.stringify(figures));
    else for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(32)} ${value}`);
    process.exitCode = 0;
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
  }
}
