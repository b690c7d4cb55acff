import type { QuarterTurn } from '../../contract/geometry.ts';
import type { DecodeRequest, FrameSource, OpenedVideo, RgbFrame } from '../ports.ts';

/** Which videos are turned, and from what. */
const turned = new WeakMap<OpenedVideo, { readonly video: OpenedVideo; readonly degrees: QuarterTurn }>();

/**
 * A video as the user turned it, beyond what the file says: size and frames of a {@link turningFrames} are those of the turned picture.
 *
 * @param degrees clockwise; 0 gives the video itself
 */
export function turnedVideo(video: OpenedVideo, degrees: QuarterTurn): OpenedVideo {
  if (degrees === 0) return video;
  const { info } = video;
  const sideways = degrees % 180 !== 0;
  const result: OpenedVideo = {
    ...video,
    info: {
      ...info,
      width: sideways ? info.height : info.width,
      height: sideways ? info.width : info.height,
      rotationDegrees: ((info.rotationDegrees + degrees) % 360) as QuarterTurn,
    },
  };
  turned.set(result, { video, degrees });
  return result;
}

/** The frames of a source, also of videos that were turned by {@link turnedVideo}. */
export function turningFrames(frames: FrameSource): FrameSource {
  return {
    open: (path, signal, watcher) => frames.open(path, signal, watcher),
    decode: (video, request, signal) => {
      const turn = turned.get(video);
      return turn ? decodeTurned(frames, turn, video, request, signal) : frames.decode(video, request, signal);
    },
  };
}

async function* decodeTurned(
  frames: FrameSource,
  { video, degrees }: { readonly video: OpenedVideo; readonly degrees: QuarterTurn },
  { info }: OpenedVideo,
  { first, last, crop, size }: DecodeRequest,
  signal: AbortSignal | undefined,
): AsyncGenerator<RgbFrame> {
  const sideways = degrees % 180 !== 0;
  const request: DecodeRequest = {
    first,
    last,
    ...(crop ? { crop: cropBefore(crop, info, degrees) } : {}),
    ...(size && sideways ? { size: { width: size.height, height: size.width } } : {}),
    ...(size && !sideways ? { size } : {}),
  };
  for await (const frame of frames.decode(video, request, signal)) yield turnFrame(frame, degrees);
}

/** Where a part of the turned frame lies in the frame before the turn. @param shown size of the turned frame */
function cropBefore(
  { x, y, w, h }: NonNullable<DecodeRequest['crop']>,
  shown: { readonly width: number; readonly height: number },
  degrees: QuarterTurn,
): NonNullable<DecodeRequest['crop']> {
  if (degrees === 90) return { x: y, y: shown.width - x - w, w: h, h: w };
  if (degrees === 180) return { x: shown.width - x - w, y: shown.height - y - h, w, h };
  return { x: shown.height - y - h, y: x, w: h, h: w };
}

/** A frame turned clockwise by quarters. */
export function turnFrame(frame: RgbFrame, degrees: QuarterTurn): RgbFrame {
  if (degrees === 0) return frame;
  const { data } = frame;
  const sideways = degrees % 180 !== 0;
  const width = sideways ? frame.height : frame.width;
  const height = sideways ? frame.width : frame.height;
  // Going right and down in the turned frame is a walk by these steps in the frame before.
  const row = frame.width * 3;
  const { start, right, down } = {
    90: { start: (frame.height - 1) * row, right: -row, down: 3 },
    180: { start: frame.height * row - 3, right: -3, down: -row },
    270: { start: row - 3, right: row, down: -3 },
  }[degrees];
  const out = new Uint8Array(data.length);
  let to = 0;
  for (let y = 0; y < height; y++) {
    let from = start + y * down;
    for (let x = 0; x < width; x++) {
      out[to] = data[from]!;
      out[to + 1] = data[from + 1]!;
      out[to + 2] = data[from + 2]!;
      to += 3;
      from += right;
    }
  }
  return { index: frame.index, width, height, data: out };
}
