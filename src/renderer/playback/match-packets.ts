import type { FrameTableRecord } from '../../contract/media.ts';
import { frameSeconds } from '../../kernels/frame-seconds.ts';
import { DecoderRefusal } from './decoder-reason.ts';

/** The packets of a video track as a demuxer in the window sees them; seconds on the demuxer's own clock. */
export interface PacketTimes {
  /** When the first packet in presentation order is shown. */
  readonly first: number;
  /** When the last one is. */
  readonly last: number;
  /**
   * The times of some packets from a moment on, rising and without gaps: enough to tell whether they are the frames of the table. They may
   * begin before the moment, at a key frame.
   */
  from(seconds: number): Promise<readonly number[]>;
}

/** The frame table on the demuxer's clock. */
export interface PacketMatch {
  /** When every frame of the table is presented, in the demuxer's seconds. */
  readonly timestamps: Float64Array;
}

/** How far times of the same frame may differ, seconds: containers round to the millisecond. */
export const TOLERANCE = 0.0011;

/**
 * Finds the frames of the table among the packets. Demuxers disagree on where a clip begins (edit lists, negative PTS, packets that are
 * decoded only); where frame 0 is, the distances between frames tell. Only the beginning and the end are looked at, so that a long clip
 * opens as fast as a short one: every frame that is decoded later is identified by its own time.
 *
 * @throws DecoderRefusal when the two do not agree
 */
export async function matchPackets(packets: PacketTimes, table: FrameTableRecord): Promise<PacketMatch> {
  const seconds = Float64Array.from(table.pts, (pts) => frameSeconds(table, pts));
  if (seconds.some((each, index) => index > 0 && each <= seconds[index - 1]!)) throw new DecoderRefusal('same-times');
  const length = seconds.at(-1)!;
  const start = (table.pts[0]! * table.timeBase[0]) / table.timeBase[1];
  const isWhole = Math.abs(packets.last - packets.first - length) <= TOLERANCE;
  // With as many packets as frames frame 0 is the first; else the one that begins when the table does, or at zero.
  for (const wanted of isWhole ? [packets.first] : [start, 0]) {
    if (packets.last - wanted < length - TOLERANCE) continue;
    const times = await packets.from(wanted);
    const first = times.findIndex((time) => Math.abs(time - wanted) <= TOLERANCE);
    const count = Math.min(times.length - first, seconds.length);
    const agrees = (index: number) => Math.abs(times[first + index]! - times[first]! - seconds[index]!) <= TOLERANCE;
    if (first < 0 || !Array.from({ length: count }, (_, index) => agrees(index)).every(Boolean)) continue;
    return { timestamps: seconds.map((each) => times[first]! + each) };
  }
  throw new DecoderRefusal('other-times');
}

/** The frame that is presented at a timestamp of the demuxer; null when none is, within the tolerance. */
export function frameAtTimestamp({ timestamps }: PacketMatch, timestamp: number): number | null {
  let low = 0;
  let high = timestamps.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timestamps[middle]! < timestamp - TOLERANCE) low = middle + 1;
    else high = middle;
  }
  const after = timestamps[low + 1] ?? Number.POSITIVE_INFINITY;
  const index = Math.abs(after - timestamp) < Math.abs(timestamps[low]! - timestamp) ? low + 1 : low;
  return Math.abs(timestamps[index]! - timestamp) <= TOLERANCE ? index : null;
}

/** The last frame that is presented at a timestamp or before it; 0 when none is. */
export function frameUntilTimestamp({ timestamps }: PacketMatch, timestamp: number): number {
  let low = 0;
  let high = timestamps.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (timestamps[middle]! <= timestamp + TOLERANCE) low = middle;
    else high = middle - 1;
  }
  return low;
}
