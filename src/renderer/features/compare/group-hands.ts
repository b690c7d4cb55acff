import type { ComparisonRow } from '../../studio/comparison.ts';

/** What lines do in their table. */
export interface GroupHands {
  focus(row: ComparisonRow, runId: string | null): void;
  go(row: ComparisonRow, runId: string | null): void;
  /** Shows the details of a prediction; null hides them. */
  open(row: ComparisonRow, runId: string | null): void;
  /** Given to the line that Tab reaches: it takes the focus when the keyboard moved there. */
  readonly takeFocus: (element: HTMLElement | null) => void;
}
