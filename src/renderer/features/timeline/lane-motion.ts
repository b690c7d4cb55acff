import type { PoseTrack } from '../../../contract/keypoints.ts';
import type { ClipTime } from '../../../document/timing/clip-time.ts';
import { type CurveColumns, denseColumns, spanColumns } from './curve-columns.ts';
import { EnergyCache } from './energy-cache.ts';
import type { LaneModel } from './lane-model.ts';
import { energySamples } from './motion-energy.ts';
import { poseSpeed } from './pose-speed.ts';
import type { ThumbnailLoader } from './timeline-data.ts';

/** How much moves in a lane: the speed of the followed person where there is one, else the motion in small pictures. */
export class LaneMotion {
  readonly #energy: EnergyCache | null;
  readonly #speeds = new WeakMap<PoseTrack, { readonly time: ClipTime; readonly speed: Float32Array }>();

  /** @param load reads small pictures; null: only followed persons have a curve */
  constructor(load: ThumbnailLoader | null, isFree: () => boolean, onChange: (mediaId: string) => void) {
    this.#energy = load && new EnergyCache(load, isFree, onChange);
  }

  close(): void {
    this.#energy?.close();
  }

  /** The curve of what is seen. */
  columns(lane: LaneModel, width: number): CurveColumns | null {
    const { pose, mediaId } = lane.data;
    if (pose) return denseColumns(lane, width, this.#speed(pose, lane.time));
    const energy = this.#energy;
    if (!energy) return null;
    const { stride, frames } = energySamples(lane.time, lane.scale, width);
    const value = (frame: number): number | null => energy.get(mediaId, frame, stride);
    return spanColumns(
      lane,
      width,
      frames.map((frame) => ({ frame, end: frame + stride, value: value(frame) })),
    );
  }

  /** The curve at a place, 0..1; null where it is not known. */
  at(lane: LaneModel, width: number, x: number): number | null {
    const curve = this.columns(lane, width);
    const value = curve?.values[Math.floor(x / curve.column)];
    return value === undefined || Number.isNaN(value) ? null : value;
  }

  /** Reads what the lanes show, when there is time. */
  want(lanes: readonly LaneModel[], width: number): void {
    this.#energy?.want(
      lanes
        .filter(({ data }) => !data.pose)
        .map(({ data, time, scale }) => ({ mediaId: data.mediaId, ...energySamples(time, scale, width) })),
    );
  }

  #speed(pose: PoseTrack, time: ClipTime): Float32Array {
    const known = this.#speeds.get(pose);
    if (known?.time === time) return known.speed;
    const speed = poseSpeed(pose, time);
    this.#speeds.set(pose, { time, speed });
    return speed;
  }
}
