/** How the opening of a chart grows with the record: counts, ratios and the exponents fitted to them (docs/benchmark.md). */
import { type Figures, printFigures, rounded, say } from './figures.ts';
import { LONG_LIFE_NUMBER, writeLongLife } from './long-life.ts';
import { timedFloor, timedOpening } from './opening.ts';
import { onStage } from './stage.ts';

const SIZES = [1_000, 12_000, 50_000];
const SMALL = [500, 1_000, 2_000];
/** The peer of the entries is one report beside them: the folder wants some. */
const REPORTS = 1;

interface Point {
  readonly entries: number;
  readonly requests: number;
  readonly bytes: number;
  readonly domNodes: number;
  readonly openingMs: number;
  readonly overFloor: number;
}

async function pointOf(size: number): Promise<Point> {
  const life = writeLongLife(size, REPORTS);
  try {
    return await onStage({ people: [`minato=${life.folder}`] }, async (stage) => {
      const seat = await stage.sit();
      await seat.signIn.as('doctor');
      await seat.findPatient.look({ 'local-id': LONG_LIFE_NUMBER });
      await seat.findPatient.openButton(seat.findPatient.candidates().first()).waitFor();
      const opening = await timedOpening(stage, seat);
      const entries = Number(await seat.chart.panel('timeline').getAttribute('data-count'));
      const domNodes = await seat.page.evaluate(() => document.querySelectorAll('*').length);
      const floor = await timedFloor(seat, opening.requests);
      say(`${entries} entries: ${Math.round(opening.ms)} ms over ${Math.round(floor)} ms`);
      return {
        entries,
        requests: opening.requests.length,
        bytes: opening.bytes,
        domNodes,
        openingMs: opening.ms,
        overFloor: opening.ms / floor,
      };
    });
  } finally {
    life.remove();
  }
}

/** The exponent p of y = c·x^p, by least squares of the logarithms: 1 grows with the record, 0 not at all. */
function exponentOf(points: readonly Point[], value: (point: Point) => number): number {
  const logs = points.map((point) => [Math.log(point.entries), Math.log(value(point))] as const);
  const [meanX, meanY] = [0, 1].map(
    (at) => logs.reduce((sum, pair) => sum + (pair[at] ?? 0), 0) / logs.length,
  ) as [number, number];
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const variance = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return rounded(covariance / variance, 2);
}

await printFigures(async (flags): Promise<Figures> => {
  const points: Point[] = [];
  for (const size of flags.has('--small') ? SMALL : SIZES) points.push(await pointOf(size));
  const told = points.flatMap(({ entries, requests, bytes, domNodes, overFloor }, at) => {
    const size = (flags.has('--small') ? SMALL : SIZES)[at] ?? 0;
    return Object.entries({ entries, requests, bytes, domNodes, overFloor: rounded(overFloor) }).map(
      ([name, value]) => [`${name}Of${size}`, value] as const,
    );
  });
  return {
    ...Object.fromEntries(told),
    exponentOfRequests: exponentOf(points, ({ requests }) => requests),
    exponentOfBytes: exponentOf(points, ({ bytes }) => bytes),
    exponentOfDomNodes: exponentOf(points, ({ domNodes }) => domNodes),
    exponentOfOpening: exponentOf(points, ({ openingMs }) => openingMs),
    exponentOfOverFloor: exponentOf(points, ({ overFloor }) => overFloor),
  };
});
