import type { Role } from '../../ui/role.ts';
import type { LaneModel } from './lane-model.ts';

/** What a key on a focused lane does. */
export type LaneKey =
  | { readonly kind: 'seek'; readonly frame: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'fit' }
  | { readonly kind: 'select'; readonly momentId: string }
  | { readonly kind: 'cancel' };

/** The part of a keyboard event that counts. */
export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Factor of one press of plus. */
const ZOOM = 1.5;

/** What a key means on a lane; null when it is not the lane's (it then belongs to the window). */
export function laneKey(event: PressedKey, lane: LaneModel, frame: number): LaneKey | null {
  const { key, shiftKey, altKey } = event;
  const isCommand = event.ctrlKey || event.metaKey;
  if (altKey) return null;
  const seek = (wanted: number): LaneKey => ({ kind: 'seek', frame: lane.time.clamp(wanted) });
  const forwards = key === 'ArrowRight';
  if (forwards || key === 'ArrowLeft') {
    const way = forwards ? 1 : -1;
    if (isCommand) return seek(neighbourMoment(lane, frame, way));
    return seek(frame + way * (shiftKey ? 10 : 1));
  }
  if (isCommand) return null;
  const [first, last] = lane.data.zone;
  const tenth = Math.max(1, Math.round(lane.time.count / 10));
  switch (key) {
    case 'Home':
      return seek(first);
    case 'End':
      return seek(last);
    case 'PageUp':
      return seek(frame - tenth);
    case 'PageDown':
      return seek(frame + tenth);
    case '+':
    case '=':
      return { kind: 'zoom', factor: ZOOM };
    case '-':
      return { kind: 'zoom', factor: 1 / ZOOM };
    case '0':
      return { kind: 'fit' };
    case 'Enter': {
      const moment = lane.data.moments.find((each) => each.frame === frame);
      return moment ? { kind: 'select', momentId: moment.id } : null;
    }
    case 'Escape':
      return { kind: 'cancel' };
    default:
      return null;
  }
}

/** The next key moment, prediction or sync event on a side; without one the frame itself. */
function neighbourMoment({ data }: LaneModel, frame: number, way: 1 | -1): number {
  const frames = [...data.moments, ...data.predicted].map((each) => each.frame);
  if (data.syncFrame !== null) frames.push(data.syncFrame);
  const beyond = frames.filter((each) => (each - frame) * way > 0);
  if (beyond.length === 0) return frame;
  // Not Math.min(...): a project may have more moments than a call may have arguments.
  return beyond.reduce((nearest, each) => ((each - nearest) * way < 0 ? each : nearest));
}

/** Names of a lane's texts. */
export const LANE_TEXTS: Readonly<
  Record<Role, { readonly lane: string; readonly moments: string; readonly name: string }>
> = {
  source: { lane: 'timeline.sourceLane', moments: 'timeline.sourceMoments', name: 'timeline.source' },
  target: { lane: 'timeline.targetLane', moments: 'timeline.targetMoments', name: 'timeline.target' },
};
