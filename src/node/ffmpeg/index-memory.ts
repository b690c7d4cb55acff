import { z } from 'zod';
import { fractionSchema, videoInfoSchema } from '../../contract/media.ts';
import type { BlobStore } from '../../engine/ports.ts';
import { HDR_TRANSFERS } from '../../kernels/tone-map-bt709.ts';
import type { FileFacts } from './file-facts.ts';
import type { FfmpegProgram } from './locate-ffmpeg.ts';
import type { PictureConversion } from './picture-conversion.ts';

/** What decoding a whole file taught, apart from where it lies. */
export interface RememberedIndex {
  readonly info: z.infer<typeof videoInfoSchema>;
  readonly timeBase: readonly [number, number];
  readonly lastDuration: number;
  readonly pts: number[];
  readonly checksums: Uint32Array;
  readonly conversion: PictureConversion;
}

const SIZE = { width: z.int().positive(), height: z.int().positive() };

const headSchema = z.object({
  info: videoInfoSchema,
  timeBase: fractionSchema,
  lastDuration: z.int().positive(),
  conversion: z.object({
    toneMap: z.enum(HDR_TRANSFERS).nullable(),
    stretch: z.object(SIZE).nullable(),
    steady: z.object({ ...SIZE, pixelFormat: z.string() }).nullable(),
  }),
});

/** Another number when an index of before would be read wrongly or says too little. */
const FORMAT = 2;

/** Remembers the indexes of files by their content, so that a file is decoded whole only the first time it is opened. */
export class IndexMemory {
  readonly #blobs: BlobStore;

  constructor(blobs: BlobStore) {
    this.#blobs = blobs;
  }

  /** @returns null when this content was not opened by this version of ffmpeg, whose decoders made the checksums */
  async recall(program: FfmpegProgram, facts: FileFacts): Promise<RememberedIndex | null> {
    const bytes = await this.#blobs.get(keyOf(program, facts));
    return bytes === null ? null : decode(bytes);
  }

  async remember(program: FfmpegProgram, facts: FileFacts, index: RememberedIndex): Promise<void> {
    await this.#blobs.put(keyOf(program, facts), encode(index));
  }
}

function keyOf({ version }: FfmpegProgram, { quickHash, sampledHash }: FileFacts): string {
  return `frame index ${FORMAT} of ${quickHash} ${sampledHash} by ffmpeg ${version}`;
}

/** Length of the head (4 bytes) and the head as JSON, filled with spaces to a multiple of 8; PTS as float64, checksums as uint32. */
function encode({ pts, checksums, ...head }: RememberedIndex): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(head));
  const arraysAt = Math.ceil((4 + text.length) / 8) * 8;
  const bytes = new Uint8Array(arraysAt + pts.length * 12).fill(0x20, 0, arraysAt);
  new DataView(bytes.buffer).setUint32(0, arraysAt - 4);
  bytes.set(text, 4);
  new Float64Array(bytes.buffer, arraysAt, pts.length).set(pts);
  new Uint32Array(bytes.buffer, arraysAt + pts.length * 8).set(checksums);
  return bytes;
}

function decode(stored: Uint8Array): RememberedIndex | null {
  // A buffer of its own: parts of files that were read need not lie on multiples of 8.
  const bytes = Uint8Array.from(stored);
  try {
    const arraysAt = new DataView(bytes.buffer).getUint32(0) + 4;
    const head = headSchema.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(4, arraysAt))));
    const count = head.info.frames;
    if (bytes.length !== arraysAt + count * 12) return null;
    return {
      ...head,
      pts: Array.from(new Float64Array(bytes.buffer, arraysAt, count)),
      checksums: new Uint32Array(bytes.buffer, arraysAt + count * 8, count),
    };
  } catch {
    return null; // It costs a decode, no result.
  }
}
