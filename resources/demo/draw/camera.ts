import type { Vector } from './vector.ts';
import { add, cross, dot, scale, subtract, UP, unit } from './vector.ts';

/** Where a camera stands and how it frames. Angles in degrees, `focalPixels` in pixels of the frame. */
export type CameraSetup = {
  width: number;
  height: number;
  lookAt: Vector;
  azimuth: number;
  elevation: number;
  distance: number;
  focalPixels: number;
  /** Shift of the picture in pixels, its roll in radians and its zoom, at a time in seconds. */
  drift: (seconds: number) => { x: number; y: number; roll: number; zoom: number };
};

export type Projected = { x: number; y: number; depth: number; pixelsPerMetre: number };

/** The similarity that hand-held drift applies to the steady picture: (x, y) -> centre + zoom * R(roll) * (p - centre) + shift. */
export type Drift = { a: number; b: number; x: number; y: number };

/**
 * A pinhole camera that stands still; panning and hand shake move the whole picture in its plane. So the painted scenery follows by one
 * exact similarity and the projection of every joint stays exact too.
 */
export class Camera {
  readonly position: Vector;
  readonly right: Vector;
  readonly up: Vector;
  readonly forward: Vector;
  readonly setup: CameraSetup;

  constructor(setup: CameraSetup) {
    const azimuth = (setup.azimuth * Math.PI) / 180;
    const elevation = (setup.elevation * Math.PI) / 180;
    const outward: Vector = [
      Math.sin(azimuth) * Math.cos(elevation),
      Math.sin(elevation),
      Math.cos(azimuth) * Math.cos(elevation),
    ];
    this.setup = setup;
    this.position = add(setup.lookAt, scale(outward, setup.distance));
    this.forward = scale(outward, -1);
    this.right = unit(cross(this.forward, UP));
    this.up = cross(this.right, this.forward);
  }

  driftAt(seconds: number): Drift {
    const { x, y, roll, zoom } = this.setup.drift(seconds);
    const a = zoom * Math.cos(roll);
    const b = zoom * Math.sin(roll);
    const centreX = this.setup.width / 2;
    const centreY = this.setup.height / 2;
    return { a, b, x: centreX - a * centreX + b * centreY + x, y: centreY - b * centreX - a * centreY + y };
  }

  /** World point -> pixels of the steady picture, before drift. */
  projectSteady(point: Vector): Projected {
    const relative = subtract(point, this.position);
    const depth = dot(relative, this.forward);
    const pixelsPerMetre = this.setup.focalPixels / depth;
    return {
      x: this.setup.width / 2 + dot(relative, this.right) * pixelsPerMetre,
      y: this.setup.height / 2 - dot(relative, this.up) * pixelsPerMetre,
      depth,
      pixelsPerMetre,
    };
  }

  /** World point -> pixels of the displayed frame at a time. */
  project(point: Vector, drift: Drift): Projected {
    const { x, y, depth, pixelsPerMetre } = this.projectSteady(point);
    return { x: drift.a * x - drift.b * y + drift.x, y: drift.b * x + drift.a * y + drift.y, depth, pixelsPerMetre };
  }

  /** The direction of the ray through a pixel of the displayed frame, scaled so that its depth along `forward` is 1. */
  ray(pixelX: number, pixelY: number, drift: Drift): Vector {
    const norm = drift.a * drift.a + drift.b * drift.b;
    const x = (drift.a * (pixelX - drift.x) + drift.b * (pixelY - drift.y)) / norm - this.setup.width / 2;
    const y = (-drift.b * (pixelX - drift.x) + drift.a * (pixelY - drift.y)) / norm - this.setup.height / 2;
    const f = this.setup.focalPixels;
    return add(this.forward, add(scale(this.right, x / f), scale(this.up, -y / f)));
  }

  /** The row of the steady picture in which the horizon lies. */
  get horizon(): number {
    return (
      this.setup.height / 2 + (this.setup.focalPixels * this.forward[1]) / Math.hypot(this.forward[0], this.forward[2])
    );
  }
}
