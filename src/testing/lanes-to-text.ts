import type { LaneBar, LaneMark } from '../clinical/timeline/lane-item.ts';

/** Geometry as the lanes are drawn; structural, because tests may not reach into a view. */
interface PlacedLaneLike {
  readonly lane: { readonly id: string; readonly undated: number };
  readonly top: number;
  readonly height: number;
  readonly bars: readonly {
    readonly bar: LaneBar;
    readonly x0: number;
    readonly x1: number;
    readonly y: number;
    readonly solidFrom: number;
    readonly label?: { readonly x: number; readonly inside: boolean; readonly text: string };
  }[];
  readonly marks: readonly {
    readonly mark: LaneMark;
    readonly same: readonly LaneMark[];
    readonly x0: number;
    readonly x1: number;
    readonly y: number;
    readonly label?: { readonly x: number; readonly text: string };
  }[];
  readonly bins: readonly { readonly x: number; readonly share: number; readonly flag: 0 | 1 | 2 }[];
}

const SIGN: Readonly<Record<LaneMark['shape'], string>> = {
  operation: '◇',
  device: '◈',
  allergy: '⊗',
  visit: '|',
  image: '▣',
  document: '■',
  vaccine: '+',
  checkup: '‖',
  care: '◌',
  other: '·',
};

const WEIGHTS = ['', '█', '▓', '▒'];

class Page {
  readonly #cells: string[];
  readonly #cell: number;

  constructor(width: number, cell: number) {
    this.#cell = cell;
    this.#cells = Array.from({ length: Math.ceil(width / cell) }, () => ' ');
  }

  put(x: number, sign: string): void {
    const at = Math.floor(x / this.#cell);
    if (at >= 0 && at < this.#cells.length) this.#cells[at] = sign;
  }

  fill(from: number, to: number, sign: string): void {
    const [first, last] = [Math.round(from / this.#cell), Math.round(to / this.#cell)];
    for (let at = Math.max(0, first); at < Math.min(this.#cells.length, Math.max(last, first + 1)); at += 1)
      this.#cells[at] = sign;
  }

  /** Letters of words are put one a cell; of Japanese ones each takes two. */
  write(x: number, words: string): void {
    let at = Math.max(0, Math.round(x / this.#cell));
    for (const letter of words) {
      if (at >= this.#cells.length) return;
      this.#cells[at] = letter;
      at += 1;
      if (letter > '\u2e80') {
        if (at < this.#cells.length) this.#cells[at] = '';
        at += 1;
      }
    }
  }

  get text(): string {
    return this.#cells.join('').trimEnd();
  }
}

function rowsOf(lane: PlacedLaneLike, width: number, cell: number): readonly string[] {
  const pages = new Map<number, Page>();
  const page = (y: number) => {
    const found = pages.get(y) ?? new Page(width, cell);
    pages.set(y, found);
    return found;
  };
  for (const { bar, x0, x1, y, solidFrom } of lane.bars) {
    const sign = bar.suspected ? '?' : (WEIGHTS[bar.weight] ?? '');
    page(y).fill(x0, Math.min(solidFrom, x1), '~');
    page(y).fill(solidFrom, x1, sign);
    if (bar.end.state === 'open') page(y).put(x1 - 1, '→');
    if (bar.end.state === 'reckoned') page(y).put(x1 - 1, '┄');
  }
  for (const { mark, same, x0, x1, y } of lane.marks) {
    if (x1 - x0 > cell) page(y).fill(x0, x1, '~');
    page(y).put(x0, same.length > 1 ? String(Math.min(9, same.length)) : SIGN[mark.shape]);
  }
  for (const { label, y } of [...lane.bars, ...lane.marks])
    if (label !== undefined) page(y).write(label.x, label.text);
  if (lane.bins.length > 0) {
    const flags = page(lane.top + 1000);
    const heights = page(lane.top + 1001);
    for (const { x, share, flag } of lane.bins) {
      if (flag > 0) flags.put(x, flag === 2 ? '▲' : '△');
      heights.put(x, '▁▂▃▄▅▆▇█'[Math.min(7, Math.floor(share * 8))] ?? '█');
    }
  }
  return [...pages].sort(([a], [b]) => a - b).map(([, one]) => one.text);
}

/** The lanes as lines of text, one cell `cell` pixels wide: for tests. */
export function lanesToText(
  lanes: readonly PlacedLaneLike[],
  width: number,
  cell: number,
): readonly string[] {
  return lanes.flatMap((lane) => {
    const undated = lane.lane.undated > 0 ? ` (${lane.lane.undated} without a date)` : '';
    return [`[${lane.lane.id}]${undated}`, ...rowsOf(lane, width, cell)];
  });
}
