import { TandemError } from '../../contract/errors.ts';
import type { PosePoint } from '../../contract/keypoints.ts';
import type { PosePack } from '../../contract/pack.ts';
import { samplePoseCrop } from '../../kernels/pose-crop-sample.ts';
import type { ModelSession, RgbFrame } from '../ports.ts';
import { type PoseLayout, poseLayout } from './pose-layout.ts';
import type { Square } from './pose-squares.ts';

/** A person as the network saw one in a square of a frame: joints in the pack's order, in frame pixels. */
export interface PersonPose {
  readonly points: readonly PosePoint[];
  readonly square: Square;
  /** Mean score of the 12 joints from the shoulders down, 0..1: how much of a body was found. */
  readonly score: number;
}

/** Squares per model run: enough to keep the cores busy, few enough to cancel within a moment. */
const BATCH = 8;

/** Runs a pose pack's network on squares of frames. */
export class PoseEstimator {
  readonly pack: PosePack;
  readonly layout: PoseLayout;
  readonly #session: ModelSession;
  readonly #input: string;
  readonly #output: string;
  readonly #side: number;

  /**
   * @param pack the pose pack
   * @param session its model, loaded
   * @throws TandemError pack-invalid when the pack's input or joints are not those of a single-person network
   */
  constructor(pack: PosePack, session: ModelSession) {
    const [input] = pack.model.inputs;
    const [output] = pack.model.outputs;
    const side = input?.shape[2];
    if (typeof side !== 'number' || input?.shape[3] !== side || input.shape[1] !== 3) {
      throw new TandemError('pack-invalid', `The input of the pose pack ${pack.name} is not [N, 3, side, side].`, {
        hint: 'Install a pose pack with a square RGB input.',
      });
    }
    this.pack = pack;
    this.layout = poseLayout(pack);
    this.#session = session;
    this.#input = input.name;
    this.#output = output!.name;
    this.#side = side;
  }

  /**
   * One person per square.
   *
   * @param frame where to look
   * @param squares what to look at, frame pixels
   * @returns one pose per square, in the order of the squares
   * @throws the signal's reason; TandemError inference-failed
   */
  async estimate(frame: RgbFrame, squares: readonly Square[], signal?: AbortSignal): Promise<PersonPose[]> {
    const poses: PersonPose[] = [];
    for (let first = 0; first < squares.length; first += BATCH) {
      signal?.throwIfAborted();
      poses.push(...(await this.#run(frame, squares.slice(first, first + BATCH))));
    }
    return poses;
  }

  async #run(frame: RgbFrame, squares: readonly Square[]): Promise<PersonPose[]> {
    const side = this.#side;
    const size = 3 * side * side;
    const data = new Float32Array(squares.length * size);
    squares.forEach((square, i) => {
      samplePoseCrop(frame, square, side, data, i * size);
    });
    const shape = [squares.length, 3, side, side];
    const result = await this.#session.run({ [this.#input]: { data, shape } }, [this.#output]);
    const numbers = result[this.#output]!.data;
    const joints = this.pack.joints.length;
    return squares.map((square, i) => {
      const points = Array.from({ length: joints }, (_, j) => {
        const at = (i * joints + j) * 3;
        // The network answers (y, x, score) in units of the square's side.
        return {
          x: square.x + numbers[at + 1]! * square.side,
          y: square.y + numbers[at]! * square.side,
          score: numbers[at + 2]!,
        };
      });
      const { body } = this.layout;
      return { points, square, score: body.reduce((sum, index) => sum + points[index]!.score, 0) / body.length };
    });
  }
}
