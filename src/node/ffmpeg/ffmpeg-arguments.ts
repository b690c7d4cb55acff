import { resolve } from 'node:path';
import { PICTURE_KIND_FILTERS, type PictureKind } from '../../engine/media/picture-kinds.ts';
import type { DecodeRequest } from '../../engine/ports.ts';
import type { FfmpegProgram } from './locate-ffmpeg.ts';
import { steadyFilters } from './picture-conversion.ts';
import { PICTURES_PER_SECOND, type PictureSequence } from './picture-folder.ts';

/** What is decoded: a video file, or pictures that are written to the program's input one after another. */
export type MediaInput = { readonly path: string } | { readonly pictures: PictureSequence };

/**
 * The containers that may be opened, by the names of ffmpeg's demuxers. None of them opens another file: playlists (hls, concat, dash, sdp,
 * image sequences, ...) are not here, and the mov demuxer follows no data references unless it is told to (`enable_drefs`). Pure sound
 * formats are here so that they can be told from files that are no media at all.
 */
const CONTAINERS = [
  ...['mov', 'matroska', 'avi', 'mpegts', 'mpeg', 'flv', 'asf', 'ogg', 'mxf', 'nut', 'gif', 'ivf', 'dv', 'wtv', 'rm'],
  ...['h264', 'hevc', 'm4v', 'mpegvideo', 'mjpeg', 'yuv4mpegpipe'],
  ...['mp3', 'wav', 'flac', 'aac', 'aiff', 'au', 'caf', 'ac3', 'amr'],
].join(',');

/**
 * How a file that a user chose is given to ffmpeg: with the prefix `file:`, so that no name is taken for an option, an address or a
 * pattern; protocols and containers restricted; its own time stamps kept. Pictures come through a pipe: ffmpeg opens none of them itself.
 *
 * @param steady see {@link steadyFilters}
 */
export function inputArguments(input: MediaInput, steady: PictureKind | null = null): string[] {
  const before = ['-copyts', ...(steady ? ['-reinit_filter', '0'] : [])];
  if ('pictures' in input) {
    const { demuxer } = input.pictures;
    const restrictions = ['-protocol_whitelist', 'pipe', '-format_whitelist', demuxer];
    return [...before, ...restrictions, '-f', demuxer, '-framerate', String(PICTURES_PER_SECOND), '-i', 'pipe:0'];
  }
  const restrictions = ['-protocol_whitelist', 'file,pipe', '-format_whitelist', CONTAINERS];
  return [...before, ...restrictions, '-i', `file:${resolve(input.path)}`];
}

/**
 * Decodes the whole video once and lists its frames on stdout, in the order of presentation: `framecrc` with the decoded pixels as they
 * are, so that every frame has its exact PTS in the container's time base and a checksum. `0:V:0` is the first stream that is no cover picture.
 *
 * @param steady what all pictures are brought to; null at first, when the log is to tell (see `PictureKinds`)
 */
export function frameListArguments(program: FfmpegProgram, input: MediaInput, steady: PictureKind | null): string[] {
  // The number was replaced by the word in ffmpeg 6.1.
  const containerTimeBase = program.libavformatMajor >= 61 ? 'demux' : '-1';
  const timing = ['-fps_mode', 'passthrough', '-enc_time_base', containerTimeBase];
  const filters = ['-vf', steady ? steadyFilters(steady).join(',') : PICTURE_KIND_FILTERS];
  // Every line at once, so that progress can be told.
  const output = ['-flush_packets', '1', '-f', 'framecrc', 'pipe:1'];
  return [...inputArguments(input, steady), '-map', '0:V:0', ...filters, ...timing, ...output];
}

/** Decodes the first picture that comes, for a first look while the frames are still being counted. */
export function firstPictureArguments(input: MediaInput, conversion: readonly string[]): string[] {
  const output = ['-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1'];
  // Several threads would decode as many frames before they give the first one.
  return ['-threads', '1', ...inputArguments(input), '-map', '0:V:0', '-vf', conversion.join(','), ...output];
}

/** Which frames to let through: by count from the beginning of the file, or by PTS after a jump. */
export type FrameSelection =
  | { readonly from: 'start'; readonly first: number; readonly last: number }
  | { readonly from: 'seek'; readonly seekSeconds: number; readonly firstPts: number; readonly lastPts: number };

/**
 * How many frames after a jump are compared pixel by pixel. A decoder looks back on 16 frames at most (H.264 and HEVC, level limits), so when
 * twice as many were right, all that it looks back on is right, and so is what follows.
 */
export const CHECKED_FRAMES = 32;

/**
 * Decodes frames to rgb24 on stdout, one after another without padding. After a jump `showinfo` names every frame's PTS in the log, and, for
 * the first {@link CHECKED_FRAMES}, in lines of their own also the checksum of the decoded pixels. Crop and scale come after the conversion
 * of the whole frame, so that a cropped frame has exactly its pixels.
 *
 * @param conversion filters that make the whole frame, see `conversionFilters`
 * @param request checked: crop whole pixels inside the frame, size positive
 * @param steady see {@link steadyFilters}
 */
export function decodeArguments(
  input: MediaInput,
  selection: FrameSelection,
  conversion: readonly string[],
  request: DecodeRequest,
  steady: PictureKind | null,
): string[] {
  const { crop, size } = request;
  const alike = steady ? steadyFilters(steady) : [];
  const picture = [...conversion];
  if (crop) picture.push(`crop=${crop.w}:${crop.h}:${crop.x}:${crop.y}`);
  if (size) picture.push(`scale=${size.width}:${size.height}:flags=${scaleFlags(request)}`);
  const seek: string[] = [];
  let filters: string;
  if (selection.from === 'start') {
    filters = [`trim=start_frame=${selection.first}:end_frame=${selection.last + 1}`, ...alike, ...picture].join(',');
  } else {
    seek.push('-noaccurate_seek', '-seek_timestamp', '1', '-ss', selection.seekSeconds.toFixed(6));
    const wanted = [`trim=start_pts=${selection.firstPts}:end_pts=${selection.lastPts + 1}`, ...alike].join(',');
    const checked = `trim=end_frame=${CHECKED_FRAMES},showinfo,nullsink`;
    filters = `${wanted},split[c][k];[c]${checked};[k]${['showinfo=checksum=0', ...picture].join(',')}`;
  }
  const output = ['-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1'];
  return [...seek, ...inputArguments(input, steady), '-map', '0:V:0', '-vf', filters, ...output];
}

/** Area averaging when both sides shrink, bicubic otherwise; chroma in full, or swscale would halve it on the way. */
function scaleFlags({ crop, size }: DecodeRequest): string {
  const shrinks = crop !== undefined && size !== undefined && size.width <= crop.w && size.height <= crop.h;
  return `${shrinks ? 'area' : 'bicubic'}+accurate_rnd+full_chroma_inp+full_chroma_int`;
}
