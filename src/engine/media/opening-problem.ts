import { TandemError } from '../../contract/errors.ts';
import { refusedFormat } from './file-head.ts';
import type { InputDescription } from './parse-stream-lines.ts';

/** Demuxers that open other files or addresses; the others that are not let in are merely no video. */
const REFERENCE_DEMUXERS =
  /^(hls|applehttp|concat|dash|sdp|rtsp|image2|imf|webm_dash_manifest|avisynth|vapoursynth|alias_pix|tedcaptions|sap|rtp|lavfi)\b/;

const USE_WHAT_IS_THERE = ' What is there can be used meanwhile.';

/** What ffmpeg's log says of a file's troubles while it is opened. Keeps marks, not lines: a broken file may fill the log. */
export class OpeningSymptoms {
  /** Why the file must be called truncated; null when nothing says so. */
  truncation: string | null = null;
  /** Name of the demuxer that was not let in. */
  refusedDemuxer: string | null = null;
  /** ffmpeg only guessed the format, from the file's name. */
  guessedFormat = false;
  /** The file lets its pictures lie in another file. */
  externalTrack = false;
  /** The file has streams, but none of moving pictures. */
  noVideo = false;
  /** The last words of the log: the reason when ffmpeg gave up. */
  lastWords = '';

  /** Takes one line of the log without its end. */
  line(line: string): void {
    // Words on single pictures are no trouble.
    if (line.startsWith('[Parsed_showinfo_')) return;
    if (/^\[[^\]]*\] Format .* detected only with low score/.test(line)) this.guessedFormat = true;
    if (/^Stream map '0:V:0' matches no streams/.test(line)) this.noVideo = true;
    if (/^\[mov,[^\]]*\] Skipped opening external track/.test(line)) this.externalTrack = true;
    this.refusedDemuxer ??= /^\[(\S+) @ [^\]]*\] Format not on whitelist/.exec(line)?.[1] ?? null;
    this.truncation ??= truncationIn(line);
    if (line !== '' && !/^(To ignore this|Conversion failed|Error (opening|parsing options for) )/.test(line)) {
      this.lastWords = line.replace(/^(\[[^\]]*\] )+/, '').slice(0, 300);
    }
  }
}

function truncationIn(line: string): string | null {
  if (/^\[mov,[^\]]*\] moov atom not found/.test(line))
    return 'its index (moov) is missing, as after a recording or copy that was cut off';
  if (/^\[mov,[^\]]*\] stream \d+, offset 0x[0-9a-f]+: partial file/.test(line))
    return 'its index lists frames behind the end of the file';
  if (/^\[matroska,[^\]]*\] File ended prematurely/.test(line)) return 'the file stops in the middle of a frame';
  // Demuxers set this mark when a packet is cut by the end of the file; MPEG streams also when a packet was lost on the air.
  if (/^\[(?!mpeg)\S+ @ [^\]]*\] Packet corrupt/.test(line)) return 'the file stops in the middle of a frame';
  return null;
}

/** All that is known when ffmpeg has ended after opening a file. */
export interface OpeningOutcome {
  /** Base name of the file. */
  readonly file: string;
  readonly symptoms: OpeningSymptoms;
  /** Null when ffmpeg could not open the file. */
  readonly description: InputDescription | null;
  /** Number of frames decoded. */
  readonly frames: number;
  readonly sizeBytes: number;
  /** What the container says of its size, see `declaredSizeOf`. */
  readonly declaredSizeBytes: number | null;
  /** See `endsInsidePacket`. */
  readonly endsInsidePacket: boolean;
}

/**
 * What is wrong with a file, as an error that names file, reason and what to do; null when nothing is. One whose end is missing
 * (`video-truncated`) but that has frames can be used all the same.
 */
export function openingProblem(outcome: OpeningOutcome): TandemError | null {
  const { file, symptoms, description, frames } = outcome;
  if (symptoms.refusedDemuxer !== null) {
    if (REFERENCE_DEMUXERS.test(symptoms.refusedDemuxer))
      return refusedFormat(file, `of the format ${symptoms.refusedDemuxer}`);
    const picture = /^(.+)_pipe$/.exec(symptoms.refusedDemuxer)?.[1];
    return notAVideo(
      file,
      picture ? `it is a single picture (${picture})` : `its content is of the kind ${symptoms.refusedDemuxer}`,
    );
  }
  if (description === null && symptoms.guessedFormat) return notAVideo(file, 'its content is of no known video format');
  if (symptoms.externalTrack && frames === 0) return refusedFormat(file, 'a reference movie');
  const cutPacket = outcome.endsInsidePacket ? 'the file stops in the middle of a packet' : null;
  const truncation = symptoms.truncation ?? missingBytes(outcome) ?? cutPacket;
  if (truncation !== null) {
    const found = frames === 0 ? 'no frame can be read' : `only the first ${frames} frames are there`;
    return new TandemError('video-truncated', `${file} ends before its video does: ${truncation}; ${found}.`, {
      hint: `Copy or download the file again, or take the original.${frames === 0 ? '' : USE_WHAT_IS_THERE}`,
      data: { frames },
    });
  }
  if (description === null) return notAVideo(file, symptoms.lastWords);
  if (symptoms.noVideo) {
    const what = `${file} has no video in it, only sound, a cover picture or other data.`;
    return new TandemError('no-video-stream', what, { hint: 'Choose a file with moving pictures.' });
  }
  if (description.video === null) return notAVideo(file, symptoms.lastWords);
  if (frames === 0)
    return notAVideo(file, `no frame could be decoded (${description.video.codec}): ${symptoms.lastWords}`);
  return null;
}

/** A container that is more than 1 % shorter than it says: less may be padding that some cameras count. */
function missingBytes({ sizeBytes, declaredSizeBytes }: OpeningOutcome): string | null {
  if (declaredSizeBytes === null || sizeBytes >= declaredSizeBytes * 0.99) return null;
  return `it should have ${declaredSizeBytes} bytes, but has ${sizeBytes}`;
}

function notAVideo(file: string, reason: string): TandemError {
  return new TandemError('not-a-video', `${file} cannot be read as a video: ${reason || 'ffmpeg gives no reason'}.`, {
    hint: 'Choose a video file (MP4, MOV, MKV, WebM, AVI, ...). If a player shows it, convert it first: ffmpeg -i FILE NEW.mp4',
  });
}
