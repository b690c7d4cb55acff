import { madeClip } from '../made-clip.ts';

/** Two clips of the same kind. */
export interface BenchPair {
  readonly source: string;
  readonly target: string;
}

/** Test patterns with moving things; a number in the name counts the recipe's versions, so that an older file is not taken for it. */
const LONG = { name: 'long-1080p-1', size: '1920x1080', rate: 30, seconds: 60 };
const MANY = { name: 'many-frames-1', size: '64x48', rate: 25, seconds: 4000 };

/** A pair of 60 s in 1080p at 30 frames a second, encoded as a camera would: B-frames, a key frame every two seconds. */
export function longPair(): Promise<BenchPair> {
  return made(LONG);
}

/** A pair of 100,000 tiny frames. */
export function manyFramesPair(): Promise<BenchPair> {
  return made(MANY);
}

/** Both clips; the target is mirrored, in other colours. */
async function made({ name, size, rate, seconds }: typeof LONG): Promise<BenchPair> {
  const encoder = ['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '2', '-g', `${2 * rate}`, '-pix_fmt', 'yuv420p'];
  const clip = (which: string, filter: string): Promise<string> => {
    const pattern = `testsrc2=size=${size}:rate=${rate}:duration=${seconds}${filter}`;
    return madeClip(`${name}-${which}`, ['-f', 'lavfi', '-i', pattern, ...encoder]);
  };
  return { source: await clip('source', ''), target: await clip('target', ',hflip,hue=h=120') };
}
