import type { FrameCopier } from './frame-copier.ts';

/** A frame as it is drawn: a bitmap, or the decoder's own frame. Both are canvas image sources and textures, upright. */
export type FramePicture = ImageBitmap | VideoFrame;

/** Bytes that a pixel of a bitmap takes. */
export const BITMAP_PIXEL = 4;

/** Width and height as displayed, pixels. */
export function sizeOfPicture(picture: FramePicture): { readonly width: number; readonly height: number } {
  if (!isVideoFrame(picture)) return { width: picture.width, height: picture.height };
  return { width: picture.displayWidth, height: picture.displayHeight };
}

/** Memory that a picture takes. */
export function bytesOfPicture(picture: FramePicture): number {
  if (isVideoFrame(picture)) return picture.allocationSize();
  return picture.width * picture.height * BITMAP_PIXEL;
}

/** How decoded frames are kept. */
export interface FrameKeeping {
  /** Longest side of copies, pixels. */
  readonly longestSide: number;
  /** Copies every frame, where to draw a decoder's own frames is slow; null where it is not. */
  readonly copier: FrameCopier | null;
}

/**
 * The picture of a decoded frame that can be kept; the frame is handed over. Decoders that work in ordinary memory (their frames have three
 * planes) lend as many frames as one likes: with a graphics card to draw them those are kept as they are, whole, at no cost and in less than
 * half of a bitmap's memory. Other decoders stop while too many of their frames are held: a copy is made.
 */
export async function keptPicture(frame: VideoFrame, { longestSide, copier }: FrameKeeping): Promise<FramePicture> {
  const size = sizeWithin(sizeOfPicture(frame), longestSide);
  if (copier) return copier.copy(frame, size);
  if (frame.format?.startsWith('I4')) return frame;
  try {
    // The browser makes this copy beside the page's own work; through a canvas it would hold the page up.
    return await createImageBitmap(frame, {
      resizeWidth: size.width,
      resizeHeight: size.height,
      resizeQuality: 'low',
    });
  } finally {
    frame.close();
  }
}

/** A small picture of a decoded frame, in memory of its own; the frame is handed over. */
export async function smallPicture(
  frame: VideoFrame,
  longestSide: number,
  { copier }: Pick<FrameKeeping, 'copier'>,
): Promise<ImageBitmap> {
  const { width, height } = sizeWithin(sizeOfPicture(frame), longestSide);
  if (copier) return copier.copy(frame, { width, height });
  try {
    return await createImageBitmap(frame, { resizeWidth: width, resizeHeight: height, resizeQuality: 'medium' });
  } finally {
    frame.close();
  }
}

/** A size of the same shape whose longest side is so long at most. */
export function sizeWithin(
  { width, height }: { readonly width: number; readonly height: number },
  longestSide: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, longestSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function isVideoFrame(picture: FramePicture): picture is VideoFrame {
  return 'displayWidth' in picture;
}
