import { TandemError } from '../../contract/errors.ts';
import type { RouteOutput } from '../../contract/routes.ts';
import type { OpenedVideo } from '../ports.ts';
import type { PictureRuns } from './picture-runs.ts';
import type { EngineServices } from './services.ts';

/** JPEG quality of pictures for the window: no visible blocks at a fifth of the bytes of the best quality. */
export const JPEG_QUALITY = 85;

/**
 * One frame as a JPEG whose longer side is at most `maxSide` pixels; never enlarged.
 *
 * @throws TandemError frame-out-of-range, ffmpeg-failed
 */
export async function framePicture(
  { runs, pictures }: { readonly runs: PictureRuns } & Pick<EngineServices, 'pictures'>,
  video: OpenedVideo,
  { index, maxSide }: { readonly index: number; readonly maxSide: number },
  signal: AbortSignal,
): Promise<{ readonly data: RouteOutput<'media.frame'>; readonly bytes: Uint8Array }> {
  const { width, height, frames, file } = video.info;
  if (index >= frames) {
    throw new TandemError('frame-out-of-range', `${file} has no frame ${index}: its last frame is ${frames - 1}.`);
  }
  const scale = Math.min(1, maxSide / Math.max(width, height));
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const frame = await runs.frame(video, index, size, signal);
  if (!frame) {
    throw new TandemError('ffmpeg-failed', `${file}: frame ${index} could not be decoded.`, {
      hint: 'The file may be damaged there; try a copy of it.',
    });
  }
  const bytes = await pictures.jpeg(frame, JPEG_QUALITY);
  return { data: { width: frame.width, height: frame.height, type: 'image/jpeg' }, bytes };
}
