import type { PointInFrame } from '../../../contract/geometry.ts';
import type { Comparison, PredictionName } from '../../studio/comparison.ts';
import type { PredictionPlace } from '../../studio/comparison-order.ts';
import type { MethodView } from '../../studio/view-store.ts';

/** What the panel shows and asks for. */
export interface ComparePanelProps {
  /** Of `compareRuns`, on the newest run of every method between the present clips. */
  readonly comparison: Comparison;
  readonly view: MethodView;
  /** The point that is looked at. */
  readonly selection: { readonly momentName: string; readonly keypoint: string | null } | null;
  onView(view: MethodView): void;
  /** Both panes are to show this prediction, and the point is to be selected. */
  onGo(place: PredictionPlace): void;
  onAccept(name: PredictionName): void;
  /** Many predictions are right, as one step. */
  onAcceptAll(names: readonly PredictionName[]): void;
  onReject(name: PredictionName): void;
  onClear(name: PredictionName): void;
  /** The user wants to say in the viewer where the point really is: go there and arm the mark tool for it. */
  onCorrectInViewer(place: PredictionPlace): void;
  /** The user says that one of the alternatives is right. */
  onCorrectTo(name: PredictionName, correction: PointInFrame & { readonly frame: number }): void;
  onDeleteRun(runId: string): void;
}
