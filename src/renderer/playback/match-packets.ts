import type { FrameTableRecord } from '../../contract/media.ts';
import { frameSeconds } from '../../kernels/frame-seconds.ts';

/** A packet of a video track as a demuxer in the window sees it; seconds on the demuxer's own clock. */
export interface PacketTime {
  readonly timestamp: number;
  readonly isKey: boolean;
}

/** The frame table on the demuxer's clock. */
export interface PacketMatch {
  /** When every frame of the table is presented, in the demuxer's seconds. */
  readonly timestamps: Float64Array;
  /** Where decoding can begin: the frame (0 also for key frames before it, which are decoded but not shown) and its timestamp, rising. */
  readonly keys: readonly { readonly index: number; readonly timestamp: number }[];
}

/** How far times of the same frame may differ, seconds: containers round to the millisecond. */
const TOLERANCE = 0.0011;

/**
 * Finds the frames of the table among the packets. Demuxers disagree on where a clip begins (edit lists, negative PTS, packets that are
 * decoded only); the distances between frames tell.
 *
 * @param packets in any order
 * @returns a text for people when the two do not agree
 */
export function matchPackets(packets: readonly PacketTime[], table: FrameTableRecord): PacketMatch | string {
  const sorted = [...packets].sort((a, b) => a.timestamp - b.timestamp);
  const seconds = table.pts.map((pts) => frameSeconds(table, pts));
  const surplus = sorted.length - seconds.length;
  if (surplus < 0) return `the browser finds ${sorted.length} frames, the studio ${seconds.length}`;
  if (seconds.some((each, index) => index > 0 && each <= seconds[index - 1]!)) return 'two frames have the same time';
  const agrees = (first: number) => {
    const start = sorted[first]!.timestamp;
    return seconds.every((each, index) => Math.abs(sorted[first + index]!.timestamp - start - each) <= TOLERANCE);
  };
  const first = firstFrame(sorted, table, surplus, agrees);
  if (first === null) return 'the browser and the studio disagree about the times of the frames';
  const keys = sorted
    .map(({ timestamp, isKey }, index) => ({ index: index - first, timestamp, isKey }))
    .filter(({ index, isKey }) => isKey && index < seconds.length)
    .map(({ index, timestamp }) => ({ index: Math.max(0, index), timestamp }));
  // Of the key frames before the first frame only the last one is of use.
  const useful = keys.filter(({ index }, at) => index > 0 || keys[at + 1]?.index !== 0);
  if (useful[0]?.index !== 0) return 'the first frame cannot be decoded by itself';
  return {
    timestamps: Float64Array.from(sorted.slice(first, first + seconds.length), (each) => each.timestamp),
    keys: useful,
  };
}

/** Which packet is frame 0: with as many packets as frames the first; else the one that begins when the table does, or at zero. */
function firstFrame(
  sorted: readonly PacketTime[],
  { pts, timeBase }: FrameTableRecord,
  surplus: number,
  agrees: (first: number) => boolean,
): number | null {
  if (surplus === 0) return agrees(0) ? 0 : null;
  const tableStart = (pts[0]! * timeBase[0]) / timeBase[1];
  for (const start of [tableStart, 0]) {
    const first = sorted.findIndex(({ timestamp }) => Math.abs(timestamp - start) <= TOLERANCE);
    if (first >= 0 && first <= surplus && agrees(first)) return first;
  }
  return null;
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
