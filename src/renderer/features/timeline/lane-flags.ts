import { formatName } from '../../ui/format.ts';
import { type FlagRequest, layoutFlags } from './flag-layout.ts';
import type { FlagBox } from './hit-test.ts';
import type { LaneModel } from './lane-model.ts';
import type { PredictedMoment, TimelineMoment } from './timeline-data.ts';

/** A flag of a lane, ready to be drawn. */
export interface LaneFlag extends FlagBox {
  readonly text: string;
  readonly frame: number;
  /** null: a prediction, which is not moved here. */
  readonly moment: TimelineMoment | null;
  readonly prediction: PredictedMoment | null;
  readonly isSync: boolean;
  readonly isSelected: boolean;
}

/** Padding of a label's text, CSS pixels to each side. */
export const LABEL_PADDING = 6;

/** Poles nearer than this are drawn as one, CSS pixels. */
const POLE_DISTANCE = 2;

/** Measures a text in CSS pixels. */
export type MeasureText = (text: string) => number;

/**
 * The flags of what a lane shows: moments, predictions, the sync event. Labels avoid each other; the selected one goes first, then the
 * sync event, then moments, then predictions.
 */
export function laneFlags(
  lane: LaneModel,
  width: number,
  selectedMomentId: string | null,
  syncName: string,
  measure: MeasureText,
): LaneFlag[] {
  const { moments, predicted, syncFrame } = lane.data;
  const flags: Omit<LaneFlag, 'labelX' | 'labelWidth'>[] = [];
  const isSeen = (frame: number): boolean => {
    const x = lane.frameX(frame);
    return x >= 0 && x <= width;
  };
  for (const prediction of predicted) {
    if (!isSeen(prediction.frame)) continue;
    const text = `${formatName(prediction.name)}${prediction.trusted ? '' : ' ?'}`;
    const { frame } = prediction;
    const common = { momentId: '', poleX: lane.frameX(frame), moment: null, isSync: false, isSelected: false };
    flags.push({ ...common, text, frame, prediction });
  }
  const hasSyncMoment = moments.some(({ frame }) => frame === syncFrame);
  if (syncFrame !== null && !hasSyncMoment && isSeen(syncFrame)) {
    const common = { momentId: '', poleX: lane.frameX(syncFrame), moment: null, prediction: null };
    flags.push({ ...common, text: syncName, frame: syncFrame, isSync: true, isSelected: false });
  }
  for (const moment of moments) {
    const isSelected = moment.id === selectedMomentId;
    const poleX = lane.frameX(moment.frame);
    if (!isSeen(moment.frame)) continue;
    const common = { momentId: moment.id, poleX, text: formatName(moment.name), frame: moment.frame, moment };
    flags.push({ ...common, prediction: null, isSync: moment.frame === syncFrame, isSelected });
  }
  const sparse = withoutCrowd(flags);
  const requests = sparse.map(
    (flag): FlagRequest => ({
      x: flag.poleX,
      width: Math.ceil(measure(flag.text)) + 2 * LABEL_PADDING,
      priority: flag.isSelected ? 3 : flag.isSync ? 2 : flag.moment ? 1 : 0,
    }),
  );
  const labels = new Map(layoutFlags(requests, width).map((label) => [label.index, label]));
  return sparse
    .map((flag, index) => ({ ...flag, labelX: labels.get(index)?.x ?? 0, labelWidth: labels.get(index)?.width ?? 0 }))
    .sort((a, b) => Number(a.isSelected) - Number(b.isSelected));
}

/** Leaves out flags of moments whose pole would stand on that of another moment of the same look. */
function withoutCrowd<F extends Omit<LaneFlag, 'labelX' | 'labelWidth'>>(flags: readonly F[]): F[] {
  const last = new Map<string, number>();
  return flags
    .toSorted((a, b) => a.poleX - b.poleX)
    .filter((flag) => {
      if (flag.isSelected || flag.isSync) return true;
      const look = flag.moment ? 'moment' : `${flag.prediction?.family}`;
      if (flag.poleX - (last.get(look) ?? Number.NEGATIVE_INFINITY) < POLE_DISTANCE) return false;
      last.set(look, flag.poleX);
      return true;
    });
}

/** A text, shortened with an ellipsis until it fits. */
export function shorten(text: string, width: number, measure: MeasureText): string {
  if (measure(text) <= width) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(`${text.slice(0, middle).trimEnd()}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${text.slice(0, low).trimEnd()}…`;
}
