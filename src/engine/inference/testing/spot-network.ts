import type { ModelSession, RgbFrame } from '../../ports.ts';

const SIDE = 192;
const JOINTS = 17;
/** Where the joints of a standing person lie round its middle, in units of the red spot's spread (COCO order; x, y). */
const STANDING: readonly (readonly [number, number])[] = [
  [0, -2.2],
  [0.1, -2.3],
  [-0.1, -2.3],
  [0.2, -2.2],
  [-0.2, -2.2],
  [0.6, -1.5],
  [-0.6, -1.5],
  [0.8, -0.8],
  [-0.8, -0.8],
  [0.9, -0.1],
  [-0.9, -0.1],
  [0.4, 0.1],
  [-0.4, 0.1],
  [0.4, 1.2],
  [-0.4, 1.2],
  [0.4, 2.2],
  [-0.4, 2.2],
];

/** A frame with one red spot on green, or with none. */
export function spotFrame(
  index: number,
  width: number,
  height: number,
  spot: { x: number; y: number; radius: number } | null,
): RgbFrame {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inside = spot !== null && Math.hypot(x + 0.5 - spot.x, y + 0.5 - spot.y) < spot.radius;
      data.set(inside ? [200, (x * 7 + y * 3) % 40, 20] : [30, 120 + ((x + y) % 60), 40], (y * width + x) * 3);
    }
  }
  return { index, width, height, data };
}

/** The keypoints [count, 17, 3] = (y, x, score) that the stand-in network sees in planar crops [count, 3, 192, 192]. */
export function seeSpots(planar: Float32Array, count: number): Float32Array {
  const plane = SIDE * SIDE;
  const out = new Float32Array(count * JOINTS * 3);
  for (let i = 0; i < count; i++) {
    let mass = 0;
    let sumX = 0;
    let sumY = 0;
    for (let pixel = 0; pixel < plane; pixel++) {
      const at = i * 3 * plane + pixel;
      const red = Math.max(0, planar[at]! - planar[at + plane]! - 40);
      mass += red;
      sumX += red * (pixel % SIDE);
      sumY += red * Math.floor(pixel / SIDE);
    }
    const spread = Math.sqrt(mass / 150 / Math.PI);
    // Surest when the spot takes a good part of the crop, lost when it takes hardly any.
    const score = mass === 0 ? 0.05 : Math.min(0.9, spread / 20);
    STANDING.forEach(([dx, dy], joint) => {
      const x = mass === 0 ? SIDE / 2 : sumX / mass + 0.5 + dx * spread;
      const y = mass === 0 ? SIDE / 2 : sumY / mass + 0.5 + dy * spread;
      out.set([y / SIDE, x / SIDE, score * (1 - joint * 0.01)], (i * JOINTS + joint) * 3);
    });
  }
  return out;
}

/**
 * A stand-in for the pose network that takes a red spot for a person: fast, deterministic, and it loses the person when the spot is
 * gone. It has the input and output of movenet-lightning.
 */
export function spotNetwork(): ModelSession {
  return {
    run: (feeds) => {
      const { data, shape } = feeds.input!;
      const count = shape[0]!;
      return Promise.resolve({ keypoints: { data: seeSpots(data, count), shape: [count, JOINTS, 3] } });
    },
  };
}
