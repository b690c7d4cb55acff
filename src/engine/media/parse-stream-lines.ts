import type { VideoInfo } from '../../contract/media.ts';

/** A video stream as ffmpeg's log describes it. */
export interface VideoStreamDescription {
  readonly streamIndex: number;
  readonly codec: string;
  /** Null when ffmpeg could not find it out. */
  readonly pixelFormat: string | null;
  readonly color: VideoInfo['color'];
  readonly rotationDegrees: VideoInfo['rotationDegrees'];
  /** Frames per second as the container states it; null when it states nothing. Frames need not keep it. */
  readonly statedFps: number | null;
}

/** An opened file as ffmpeg's log describes it. */
export interface InputDescription {
  /** Names of the demuxer, for example `mov,mp4,m4a,3gp,3g2,mj2`. */
  readonly formats: string;
  /** What the container says of its length, seconds; null when it says nothing. */
  readonly durationSeconds: number | null;
  /** The stream that ffmpeg decodes; null when there is none. */
  readonly video: VideoStreamDescription | null;
}

const FIELD_ORDER = /^(progressive|.*\b(top|bottom)\b.*first.*)$/;

/**
 * Reads ffmpeg's log line by line: `Input #0`, `Duration:`, `Stream #0:1[0x2](und): Video: ...`, `displaymatrix: rotation of ...` and the
 * `Stream mapping` that says which stream is decoded.
 *
 * Source: dump_format and avcodec_string of libavformat/dump.c and libavcodec/avcodec.c, ffmpeg 5.1 to 8. Values of metadata cannot pass for
 * these lines, for ffmpeg indents all of their lines by four and more.
 */
export class StreamLinesParser {
  #section: 'before' | 'input' | 'mapping' | 'after' = 'before';
  #formats = '';
  #durationSeconds: number | null = null;
  #streams = new Map<number, VideoStreamDescription>();
  #lastStream = -1;
  #decoded: number | null = null;

  /** Takes one line of the log without its end. */
  line(line: string): void {
    const input = /^Input #0, (.+), from '/.exec(line);
    if (input && this.#section === 'before') {
      this.#section = 'input';
      this.#formats = input[1]!;
    } else if (line.startsWith('Stream mapping:')) {
      this.#section = 'mapping';
    } else if (line.startsWith('Output #0')) {
      this.#section = 'after';
    } else if (this.#section === 'input') {
      this.#inputLine(line);
    } else if (this.#section === 'mapping') {
      const mapped = /^ {2}Stream #0:(\d+) -> #0:0 /.exec(line);
      if (mapped) this.#decoded = Number(mapped[1]);
    }
  }

  /** The description; null when ffmpeg did not open the file. */
  finish(): InputDescription | null {
    if (this.#section === 'before') return null;
    const video = this.#decoded === null ? undefined : this.#streams.get(this.#decoded);
    return { formats: this.#formats, durationSeconds: this.#durationSeconds, video: video ?? null };
  }

  #inputLine(line: string): void {
    const duration = /^ {2}Duration: (\d+):(\d\d):(\d\d\.\d+),/.exec(line);
    if (duration) this.#durationSeconds = Number(duration[1]) * 3600 + Number(duration[2]) * 60 + Number(duration[3]);
    const stream = /^ {2}Stream #0:(\d+)\S*: (.*)$/.exec(line);
    if (stream) {
      this.#lastStream = Number(stream[1]);
      if (stream[2]!.startsWith('Video: '))
        this.#streams.set(this.#lastStream, readVideoStream(this.#lastStream, stream[2]!));
      return;
    }
    const rotation = /^ {6,}display ?matrix: rotation of (-?\d+(?:\.\d+)?) degrees/i.exec(line);
    const video = this.#streams.get(this.#lastStream);
    if (rotation && video) {
      this.#streams.set(this.#lastStream, { ...video, rotationDegrees: clockwiseQuarterTurns(Number(rotation[1])) });
    }
  }
}

/** `Video: h264 (High) (avc1 / 0x31637661), yuv420p(tv, bt709, progressive), 1280x720 [SAR 1:1 DAR 16:9], ...` */
function readVideoStream(streamIndex: number, text: string): VideoStreamDescription {
  const parts = splitOutsideBrackets(text.slice('Video: '.length));
  const codec = /^[^\s(]+/.exec(parts[0] ?? '')?.[0] ?? 'unknown';
  const pixels = /^([a-z0-9_]+)(?:\((.*)\))?$/.exec(parts[1] ?? '');
  const pixelFormat = !pixels || pixels[1] === 'none' ? null : pixels[1]!;
  // `29.97 fps`, `1k fps`.
  const rate = /, (\d+(?:\.\d+)?)(k?) fps\b/.exec(text);
  const statedFps = rate ? Number(rate[1]) * (rate[2] ? 1000 : 1) : null;
  return { streamIndex, codec, pixelFormat, color: readColor(pixels?.[2] ?? ''), rotationDegrees: 0, statedFps };
}

/** `tv, bt709, progressive` or `pc, smpte170m/bt709/iec61966-2-1`: range, then matrix/primaries/transfer, one name when all are alike. */
function readColor(text: string): VideoInfo['color'] {
  const words = text.split(', ').filter((word) => word !== '' && !FIELD_ORDER.test(word) && !/ bpc$/.test(word));
  const range = words.find((word) => word === 'tv' || word === 'pc') ?? null;
  const names = words.find((word) => word !== range)?.split('/') ?? [];
  const known = (name: string | undefined) => (name === undefined || name === 'unknown' ? null : name);
  const [matrix, primaries, transfer] = names.length === 1 ? [names[0], names[0], names[0]] : names;
  return { range, matrix: known(matrix), primaries: known(primaries), transfer: known(transfer) };
}

/** ffmpeg names the counter-clockwise angle by which the decoder's picture was turned. */
function clockwiseQuarterTurns(counterClockwiseDegrees: number): VideoInfo['rotationDegrees'] {
  const quarters = Math.round(-counterClockwiseDegrees / 90);
  return ((((quarters % 4) + 4) % 4) * 90) as VideoInfo['rotationDegrees'];
}

function splitOutsideBrackets(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(' || character === '[') depth += 1;
    if (character === ')' || character === ']') depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
}
