/** A cell of a grid by the keys of its line and column: what arrives later does not move the focus to another cell. */
export interface GridPlace {
  readonly line: string;
  readonly column: string;
}

interface GridShape {
  readonly lines: number;
  readonly columns: number;
  /** Lines that one page of the view holds. */
  readonly page: number;
}

interface Spot {
  readonly line: number;
  readonly column: number;
}

function within(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}

/** Where a key leads from a cell; undefined where it leads nowhere. The keys of the ARIA grid pattern (WAI-ARIA APG, "Grid"). */
export function cellAfterKey(
  key: string,
  toTheEdge: boolean,
  from: Spot,
  { lines, columns, page }: GridShape,
): Spot | undefined {
  const to = (line: number, column: number): Spot => ({
    line: within(line, lines),
    column: within(column, columns),
  });
  switch (key) {
    case 'ArrowDown':
      return to(from.line + 1, from.column);
    case 'ArrowUp':
      return to(from.line - 1, from.column);
    case 'ArrowRight':
      return to(from.line, from.column + 1);
    case 'ArrowLeft':
      return to(from.line, from.column - 1);
    case 'PageDown':
      return to(from.line + page, from.column);
    case 'PageUp':
      return to(from.line - page, from.column);
    case 'Home':
      return to(toTheEdge ? 0 : from.line, 0);
    case 'End':
      return to(toTheEdge ? lines - 1 : from.line, columns - 1);
    default:
      return undefined;
  }
}
