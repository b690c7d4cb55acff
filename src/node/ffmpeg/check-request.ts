import { TandemError } from '../../contract/errors.ts';
import type { DecodeRequest, OpenedVideo } from '../../engine/ports.ts';

/** A request that can be met: what is not needed is left out, and the size of the result is known. */
export interface CheckedRequest {
  readonly width: number;
  readonly height: number;
  /** Set when it is less than the frame, or when the result is scaled. */
  readonly crop?: NonNullable<DecodeRequest['crop']>;
  /** Set when the result is scaled. */
  readonly size?: NonNullable<DecodeRequest['size']>;
}

/**
 * Checks a request against the video.
 *
 * @throws TandemError frame-out-of-range, crop-invalid
 */
export function checkedRequest(video: OpenedVideo, request: DecodeRequest): CheckedRequest {
  const { first, last } = request;
  const { file, frames, width, height } = video.info;
  if (!Number.isInteger(first) || !Number.isInteger(last) || first < 0 || last < first || last >= frames) {
    throw new TandemError(
      'frame-out-of-range',
      `Frames ${first} to ${last} cannot be read: ${file} has frames 0 to ${frames - 1}.`,
    );
  }
  const crop = request.crop ?? { x: 0, y: 0, w: width, h: height };
  const whole = [crop.x, crop.y, crop.w, crop.h].every(Number.isInteger);
  if (
    !whole ||
    crop.x < 0 ||
    crop.y < 0 ||
    crop.w < 1 ||
    crop.h < 1 ||
    crop.x + crop.w > width ||
    crop.y + crop.h > height
  ) {
    throw new TandemError(
      'crop-invalid',
      `The crop x ${crop.x}, y ${crop.y}, w ${crop.w}, h ${crop.h} is not made of whole pixels inside the ${width} x ${height} frame of ${file}.`,
    );
  }
  const size = request.size ?? { width: crop.w, height: crop.h };
  if (![size.width, size.height].every((side) => Number.isInteger(side) && side >= 1 && side <= 16384)) {
    throw new TandemError(
      'crop-invalid',
      `Frames of ${size.width} x ${size.height} pixels cannot be made: sides are whole numbers from 1 to 16384.`,
    );
  }
  const scaled = size.width !== crop.w || size.height !== crop.h;
  const cropped = crop.w !== width || crop.h !== height;
  return {
    width: size.width,
    height: size.height,
    ...(cropped || scaled ? { crop } : {}),
    ...(scaled ? { size } : {}),
  };
}
