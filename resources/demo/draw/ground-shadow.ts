import type { Camera, Drift } from './camera.ts';
import type { Light, ShadowMap } from './light.ts';
import type { Skeleton } from './skeleton.ts';
import { SIDES } from './skeleton.ts';
import type { Vector } from './vector.ts';
import { along, distance, dot, fromBasis, mix, subtract } from './vector.ts';

/** Metres from the middle within which the ground is shaded. */
const SHADOW_REACH = 2.8;

/** A sole as a segment from heel to toe, in the world. */
export type Sole = { heel: Vector; toe: Vector };

/** The soles of both feet in the world. */
export function solesOf(skeleton: Skeleton): Sole[] {
  return SIDES.map((side) => {
    const { ankle, foot } = skeleton.limbs[side];
    return { heel: fromBasis(ankle, foot, [0, -0.08, -0.03]), toe: fromBasis(ankle, foot, [0, -0.08, 0.14]) };
  });
}

/** What reaches the ground beside a sole of the light from all around, 0..1. */
function openSky(point: Vector, { heel, toe }: Sole): number {
  const axis = subtract(toe, heel);
  const share = Math.min(1, Math.max(0, dot(subtract(point, heel), axis) / dot(axis, axis)));
  const gap = Math.max(0, distance(point, mix(heel, toe, share)) - 0.04);
  return 1 - 0.55 * Math.exp(-gap / 0.035);
}

/**
 * What the figure leaves of the light on the ground: its shadow, softer the higher the caster, and the darkness about the soles.
 *
 * @returns a factor of 0..1 per pixel of the displayed frame, row by row
 */
export function groundShade(
  camera: Camera,
  drift: Drift,
  light: Light,
  shadows: ShadowMap,
  soles: readonly Sole[],
): Float32Array {
  const { width, height } = camera.setup;
  const result = new Float32Array(width * height).fill(1);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const ray = camera.ray(x + 0.5, y + 0.5, drift);
      if (ray[1] >= -1e-3) continue;
      const depth = -camera.position[1] / ray[1];
      const point = along(camera.position, [depth, ray]);
      const reach = Math.hypot(point[0], point[2]);
      if (reach > SHADOW_REACH) continue;
      const blocker = shadows.blockerDistance(point, 0.1);
      const contact = blocker > 0 ? shadows.blocked(point, 0.01, 0.012 + light.shadow.softness * blocker) : 0;
      const fade = Math.min(1, (SHADOW_REACH - reach) / 0.8);
      let left = 1 - light.shadow.strength * contact * fade;
      if (reach < 0.8) for (const sole of soles) left *= openSky(point, sole);
      result[y * width + x] = left;
    }
  }
  return result;
}
