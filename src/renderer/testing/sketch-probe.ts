import { readBarCode } from '../../../build/golden-media/bar-code.ts';
import type { FrameTableRecord, VideoInfo } from '../../contract/media.ts';
import { WebCodecsSource } from '../playback/webcodecs-source.ts';

/** Longer side of the small pictures, pixels. */
const SIDE = 192;

/** A clip as the engine knows it, and how its picture of a frame is had: in base64. */
interface SketchedClip {
  readonly url: string;
  readonly info: VideoInfo;
  readonly table: FrameTableRecord;
  readonly picture: (index: number) => Promise<string>;
}

/**
 * The numbers in the pixels of small pictures that the browser's decoder makes of frames, as the timeline asks for them.
 *
 * @param indexes in the order in which they are asked for
 */
export async function sketchedNumbers(clip: SketchedClip, indexes: readonly number[]): Promise<(number | null)[]> {
  const source = await WebCodecsSource.open({
    ...clip,
    keeping: { longestSide: SIDE, copier: null },
    reference: async (index) => {
      const bytes = Uint8Array.from(atob(await clip.picture(index)), (letter) => letter.charCodeAt(0));
      return new Blob([bytes]);
    },
  });
  try {
    const numbers: (number | null)[] = [];
    for (const index of indexes) {
      const picture = await source.sketcher.sketch(index, SIDE);
      numbers.push(picture && numberOf(picture));
      picture?.close();
    }
    return numbers;
  } finally {
    source.close();
  }
}

function numberOf(picture: ImageBitmap): number | null {
  const { width, height } = picture;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(picture, 0, 0);
  return readBarCode(context.getImageData(0, 0, width, height).data, width, height);
}

Object.assign(globalThis, { tandemSketch: { sketchedNumbers } });
