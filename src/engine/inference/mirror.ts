import { HUMAN_JOINTS } from '../../contract/keypoints.ts';
import type { SpaceTimePack } from '../../contract/pack.ts';
import type { ClipPose } from '../clip.ts';
import type { Tensor } from '../ports.ts';

/** For every name the index of its mirror image: left_ and right_ change places, the rest stays. */
function mirrorImages(names: readonly string[]): number[] {
  return names.map((name, index) => {
    const other = name.replace(/^(left|right)_/, (_, side: string) => (side === 'left' ? 'right_' : 'left_'));
    const found = names.indexOf(other);
    return found < 0 ? index : found;
  });
}

/**
 * A clip seen in the mirror: columns reversed, left and right joint channels exchanged. Source: st-r2plus1d18 README, section 4 step 6.
 *
 * @param input [1, channels, T, size, size] of {@link clipInput}
 */
export function mirrorClipInput(input: Tensor, pack: SpaceTimePack): Tensor {
  const { size } = pack;
  const rows = pack.frames * size;
  const data = new Float32Array(input.data.length);
  mirrorImages(pack.channels).forEach((source, channel) => {
    for (let row = 0; row < rows; row++) {
      const from = (source * rows + row) * size;
      const to = (channel * rows + row) * size;
      for (let column = 0; column < size; column++) data[to + column] = input.data[from + size - 1 - column]!;
    }
  });
  return { data, shape: input.shape };
}

/** The pose of {@link mirrorClipInput}: x reversed in the square input, left and right joints exchanged. */
export function mirrorClipPose(pose: ClipPose, size: number): ClipPose {
  const images = mirrorImages(HUMAN_JOINTS);
  return pose.map((joints) =>
    images.map((source) => ({ x: size - joints[source]!.x, y: joints[source]!.y, score: joints[source]!.score })),
  );
}
