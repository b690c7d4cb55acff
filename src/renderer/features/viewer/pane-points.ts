import type { PointInFrame } from '../../../contract/geometry.ts';

/** A point that can be pointed at, and moved, in a pane. */
export interface PanePoint extends PointInFrame {
  /** The moment's record; null for a prediction. */
  readonly momentId: string | null;
  readonly momentName: string;
  /** The run whose prediction it is; null for a marked point. */
  readonly runId: string | null;
  readonly name: string;
  readonly frame: number;
  /** False for a prediction: to move one is to correct it. */
  readonly isManual: boolean;
}

/** Names a point; the one that is selected need not be in the pane. */
export type PointChoice = Pick<PanePoint, 'momentId' | 'momentName' | 'name'>;

/** Whether two choices name the same point; a prediction and a marked point of one name are two. */
export function isSamePoint(a: PointChoice | null, b: PointChoice | null): boolean {
  return a !== null && b !== null && a.momentId === b.momentId && a.momentName === b.momentName && a.name === b.name;
}
