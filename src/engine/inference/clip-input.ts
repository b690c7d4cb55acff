import { TandemError } from '../../contract/errors.ts';
import { HUMAN_JOINTS } from '../../contract/keypoints.ts';
import type { SpaceTimePack } from '../../contract/pack.ts';
import { areaResample } from '../../kernels/area-resample.ts';
import { drawPoseHeatMap } from '../../kernels/pose-heat-map.ts';
import type { ClipPose } from '../clip.ts';
import type { RgbFrame, Tensor } from '../ports.ts';
import type { ClipGeometry } from './clip-geometry.ts';

const COLOURS = ['R', 'G', 'B'];

/**
 * The pictures of a clip at the network's size.
 *
 * @param geometry sampling, crop and size
 * @param frameAt a video frame by its index
 * @param onFrame called after every clip frame
 * @returns RGB24 [T, size, size, 3] = (clip frame, row, column, colour)
 */
export async function clipPictures(
  geometry: ClipGeometry,
  frameAt: (index: number) => Promise<RgbFrame>,
  onFrame?: (done: number) => void,
): Promise<Uint8Array> {
  const { crop, size, sampling } = geometry;
  const square = { x: crop.x, y: crop.y, side: crop.w };
  const length = size * size * 3;
  const pictures = new Uint8Array(sampling.videoFrames.length * length);
  for (let i = 0; i < sampling.videoFrames.length; i++) {
    const videoFrame = sampling.videoFrames[i]!;
    // A short range shows frames more than once.
    if (i > 0 && videoFrame === sampling.videoFrames[i - 1])
      pictures.copyWithin(i * length, (i - 1) * length, i * length);
    else areaResample(await frameAt(videoFrame), square, size, pictures, i * length);
    onFrame?.(i + 1);
  }
  return pictures;
}

/**
 * The network's input. Channel order, normalisation and heat maps are those of pack.json; either group may be all zeros.
 * Source: st-r2plus1d18 README, section 1 (`makeClip` of its decode.mjs: the same numbers).
 *
 * @param pack the space-time pack
 * @param pictures RGB24 [T, size, size, 3] of {@link clipPictures}, or null for zeros
 * @param pose joints in pixels of the square input, or null for zeros
 * @returns [1, channels, T, size, size] = (batch, channel, clip frame, row, column)
 * @throws TandemError pack-invalid when the pack has channels that we cannot fill
 */
export function clipInput(pack: SpaceTimePack, pictures: Uint8Array | null, pose: ClipPose | null): Tensor {
  const { size, frames } = pack;
  const plane = size * size;
  const volume = frames * plane;
  const data = new Float32Array(pack.channels.length * volume);
  pack.channels.forEach((name, channel) => {
    const colour = COLOURS.indexOf(name);
    const joint = (HUMAN_JOINTS as readonly string[]).indexOf(name);
    if (colour < 0 && joint < 0) {
      throw new TandemError(
        'pack-invalid',
        `The pack ${pack.name} has a channel "${name}" that is neither colour nor joint.`,
        {
          hint: 'Update Tandem Studio, or install a pack that it knows.',
        },
      );
    }
    const at = channel * volume;
    if (colour >= 0 && pictures) {
      const values = normalisedBytes(pack, colour);
      for (let i = 0; i < volume; i++) data[at + i] = values[pictures[i * 3 + colour]!]!;
    }
    if (joint >= 0 && pose) {
      for (let t = 0; t < frames; t++)
        drawPoseHeatMap(pose[t]![joint]!, pack.pose_heat_map.sigma, size, data, at + t * plane);
    }
  });
  return { data, shape: [1, pack.channels.length, frames, size, size] };
}

/** `(v / 255 - mean) / std` of all bytes. */
function normalisedBytes(pack: SpaceTimePack, colour: number): Float32Array {
  const { mean, std } = pack.normalisation;
  return Float32Array.from({ length: 256 }, (_, value) => (value / 255 - mean[colour]!) / std[colour]!);
}
