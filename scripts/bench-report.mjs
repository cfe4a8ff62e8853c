/** What `npm run bench` leaves behind to be read: a table in Markdown, and the growth as a picture. */

/**
 * One row for each figure, by stage.
 * @param {Record<string, Record<string, number>>} measured
 */
export function tableOf(measured) {
  const rows = Object.entries(measured).flatMap(([stage, figures]) =>
    Object.entries(figures).map(([key, value]) => `| ${stage} | ${key} | ${value} |`),
  );
  return ['| stage | figure | value |', '|---|---|---:|', ...rows, ''].join('\n');
}

const WIDTH = 640;
const HEIGHT = 400;
const EDGE = 60;
const SERIES = [
  { name: 'requests', colour: '#0d5a4c' },
  { name: 'bytes', colour: '#8a5a00' },
  { name: 'domNodes', colour: '#27509b' },
  { name: 'overFloor', colour: '#a3201d' },
];

/**
 * The counts over the size of the record, each as a multiple of its own first one, on two logarithmic axes: a line that
 * rises as steeply as the grey one grows as the record does.
 * @param {Record<string, number>} growth
 */
export function pictureOf(growth) {
  const sizes = Object.keys(growth).flatMap((key) => /^entriesOf(\d+)$/u.exec(key)?.[1] ?? []);
  const entries = sizes.map((size) => growth[`entriesOf${size}`] ?? 1);
  const [least = 1] = entries;
  const most = entries.at(-1) ?? 10;
  const x = (count) => EDGE + (Math.log(count / least) / Math.log(most / least)) * (WIDTH - 2 * EDGE);
  const y = (times) => HEIGHT - EDGE - (Math.log(times) / Math.log(most / least)) * (HEIGHT - 2 * EDGE);
  const line = (values, colour, name) => {
    const points = values.map((value, at) => `${x(entries[at]).toFixed(1)},${y(value).toFixed(1)}`);
    const [endX, endY] = (points.at(-1) ?? '0,0').split(',');
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>
<text x="${Number(endX) + 6}" y="${Number(endY) + 4}" fill="${colour}">${name}</text>`;
  };
  const lines = SERIES.map(({ name, colour }) => {
    const values = sizes.map((size) => growth[`${name}Of${size}`] ?? Number.NaN);
    return line(
      values.map((value) => value / (values[0] ?? 1)),
      colour,
      name,
    );
  });
  const ticks = entries.map(
    (count) =>
      `<text x="${x(count).toFixed(1)}" y="${HEIGHT - EDGE + 24}" text-anchor="middle">${count}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH + 60} ${HEIGHT}" font-family="sans-serif" font-size="13">
<rect width="100%" height="100%" fill="#fff"/>
<text x="${EDGE}" y="28">Growth over the entries of a record (multiple of the smallest, both axes logarithmic)</text>
<path d="M${EDGE} ${EDGE}V${HEIGHT - EDGE}H${WIDTH - EDGE}" fill="none" stroke="#6d7b76"/>
${line(
  entries.map((count) => count / least),
  '#b8c2be',
  'as the record',
)}
${lines.join('\n')}
${ticks.join('\n')}
</svg>
`;
}
