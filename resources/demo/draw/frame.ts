import type { Canvas } from '@napi-rs/canvas';
import type { Camera, Drift } from './camera.ts';
import { drawClub } from './club.ts';
import { ShadowMap } from './light.ts';
import type { Light } from './light.ts';
import type { Performance } from './performance.ts';
import { composed, Picture } from './picture.ts';
import { raymarch } from './raymarch.ts';
import type { View } from './raymarch.ts';
import { shade } from './shading.ts';
import type { Field } from './solids.ts';
import { along, scale, unit } from './vector.ts';

/** Share of a frame's duration in which the shutter is open; it opens and closes evenly about the frame's instant. */
const SHUTTER = 0.5;
/** Instants of the shutter at which the body is drawn, each with its own place within the pixel (accumulation, Haeberli and Akeley 1990). */
const BODY_INSTANTS = 6;
/** Instants of club and ball for every instant of the body. */
const CLUB_INSTANTS = 6;

/** One frame of a performance as RGBA bytes, and the figure's depth at the instant of the frame. */
export function drawFrame(performance: Performance, scenery: Canvas, frame: number): Uint8ClampedArray {
  const { camera, performer } = performance;
  const { width, height } = camera.setup;
  const light = performer.light;
  const shadows = new ShadowMap(performance.fieldAt(frame), light.key.direction, shadowCentre);
  const figure = new Picture(width, height);
  for (let instant = 0; instant < BODY_INSTANTS; instant++) {
    const at = (offset: number): number => frame + SHUTTER * ((instant + offset) / BODY_INSTANTS - 0.5);
    const sharp = new Picture(width, height);
    const depth = drawBody(sharp, performance.fieldAt(at(0.5)), camera, performance.driftAt(at(0.5)), light, shadows, pixelOffset(instant));
    const instants = Array.from({ length: CLUB_INSTANTS }, (_, index) => {
      const moment = at((index + 0.5) / CLUB_INSTANTS);
      return { club: performance.skeletonAt(moment).club, ball: performance.ballAt(moment), drift: performance.driftAt(moment) };
    });
    drawClub(sharp, depth, camera, instants, performer.club);
    figure.add(sharp, 1 / BODY_INSTANTS);
  }
  return composed(scenery, groundShade(camera, performance.driftAt(frame), light, shadows), figure);
}

const shadowCentre = [0, 0.9, 0.1] as const;

/** A place in the pixel for every instant, evenly spread (Halton sequence, bases 2 and 3). */
function pixelOffset(instant: number): { x: number; y: number } {
  const halton = (index: number, base: number): number => {
    let result = 0;
    for (let fraction = 1 / base, rest = index + 1; rest > 0; rest = Math.floor(rest / base), fraction /= base) result += fraction * (rest % base);
    return result;
  };
  return { x: halton(instant, 2), y: halton(instant, 3) };
}

/** Draws the figure at one instant; returns its depth per pixel (infinite where it is not). */
function drawBody(picture: Picture, field: Field, camera: Camera, drift: Drift, light: Light, shadows: ShadowMap, offset: { x: number; y: number }): Float32Array {
  const depth = new Float32Array(picture.width * picture.height).fill(Number.POSITIVE_INFINITY);
  raymarch(field, viewOf(camera, drift), offset, (pixel, hit, ray) => {
    const point = along(ray.start, [hit.depth, ray.direction]);
    const [red, green, blue] = shade(field, hit, point, unit(scale(ray.direction, -1)), light, shadows);
    picture.over(pixel, red, green, blue, 1);
    depth[pixel] = hit.depth;
  });
  return depth;
}

export function viewOf(camera: Camera, drift: Drift): View {
  return {
    width: camera.setup.width,
    height: camera.setup.height,
    bound: ({ centre, radius }) => {
      const { x, y, depth, pixelsPerMetre } = camera.project(centre, drift);
      return { x, y, radius: radius * pixelsPerMetre * 1.08 + 1, near: depth - radius, far: depth + radius };
    },
    ray: (x, y) => ({ start: camera.position, direction: camera.ray(x, y, drift) }),
  };
}

/** What the figure's shadow leaves of the light on the ground, per pixel: sharp at the feet, softer the higher its caster. */
function groundShade(camera: Camera, drift: Drift, light: Light, shadows: ShadowMap): Float32Array {
  const { width, height } = camera.setup;
  const result = new Float32Array(width * height).fill(1);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const ray = camera.ray(x + 0.5, y + 0.5, drift);
      if (ray[1] >= -1e-3) continue;
      const depth = -camera.position[1] / ray[1];
      const point = along(camera.position, [depth, ray]);
      if (Math.hypot(point[0], point[2]) > 2.6) continue;
      const blocker = shadows.blockerDistance(point, 0.1);
      const contact = shadows.blocked(point, 0.01, 0.012 + light.shadow.softness * blocker);
      result[y * width + x] = 1 - light.shadow.strength * contact;
    }
  }
  return result;
}
