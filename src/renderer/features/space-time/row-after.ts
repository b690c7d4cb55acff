/** The row that a key leads to in a list of `count` rows; null for a key that is not the list's. */
export function rowAfter(key: string, row: number, count: number, page: number): number | null {
  const wanted: Readonly<Record<string, number>> = {
    ArrowUp: row - 1,
    ArrowDown: row + 1,
    PageUp: row - page,
    PageDown: row + page,
    Home: 0,
    End: count - 1,
  };
  const next = wanted[key];
  return next === undefined ? null : Math.max(0, Math.min(count - 1, next));
}
