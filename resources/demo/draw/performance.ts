import type { Drift } from './camera.ts';
import { Camera } from './camera.ts';
import { figureOf } from './figure.ts';
import type { Performer } from './performer.ts';
import { FPS } from './performer.ts';
import type { Lie, Skeleton } from './skeleton.ts';
import { lieAtImpact, skeletonOf } from './skeleton.ts';
import { Field } from './solids.ts';
import type { Keyframe } from './swing.ts';
import { IMPACT, keyframesOf, poseAt, TOP } from './swing.ts';
import type { Vector } from './vector.ts';
import { along } from './vector.ts';

const GRAVITY = 9.81;

/** A performer in action: where everything is at any time, in frames (fractions lie within the shutter). */
export class Performance {
  readonly performer: Performer;
  readonly camera: Camera;
  readonly #keyframes: Keyframe[];
  readonly #lie: Lie;

  constructor(performer: Performer) {
    this.performer = performer;
    this.camera = new Camera(performer.camera);
    this.#keyframes = keyframesOf(performer.style, performer.timing);
    this.#lie = lieAtImpact(this.#keyframes[IMPACT].pose, performer.body, performer.club.ballRadius);
  }

  get topFrame(): number {
    return this.performer.timing[TOP];
  }

  get impactFrame(): number {
    return this.performer.timing[IMPACT];
  }

  skeletonAt(frame: number): Skeleton {
    return skeletonOf(poseAt(this.#keyframes, frame), this.performer.body, this.#lie);
  }

  fieldAt(frame: number): Field {
    return new Field(figureOf(this.skeletonAt(frame), this.performer.body, this.performer.wardrobe));
  }

  driftAt(frame: number): Drift {
    return this.camera.driftAt(frame / FPS);
  }

  /** Centre of the ball: it rests until impact, then flies. */
  ballAt(frame: number): Vector {
    const seconds = Math.max(0, (frame - this.impactFrame) / FPS);
    const drop: Vector = [0, -0.5 * GRAVITY * seconds * seconds, 0];
    return along(this.#lie.ball, [seconds, this.performer.ballVelocity], [1, drop]);
  }
}
