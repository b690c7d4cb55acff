import type { Canvas } from '@napi-rs/canvas';
import type { Camera, Drift } from './camera.ts';
import { drawClub } from './club.ts';
import { groundShade, solesOf } from './ground-shadow.ts';
import type { Light } from './light.ts';
import { ShadowMap } from './light.ts';
import type { Performance } from './performance.ts';
import { composed, Picture } from './picture.ts';
import { raymarch } from './raymarch.ts';
import { shade } from './shading.ts';
import type { Field } from './solids.ts';
import type { Vector } from './vector.ts';
import { along, scale, unit } from './vector.ts';
import { viewOf } from './view.ts';

/** Share of a frame's duration in which the shutter is open; it opens and closes evenly about the frame's instant. */
const SHUTTER = 0.22;
/** Instants of the shutter at which the body is drawn, each with its own place within the pixel (accumulation, Haeberli and Akeley 1990). */
const BODY_INSTANTS = 5;
/** Instants of club and ball for every instant of the body. */
const CLUB_INSTANTS = 6;
/** The shadow map is centred on the golfer. */
const SHADOW_CENTRE: Vector = [0, 0.9, 0.1];

/**
 * Draws one frame of a performance over its scenery, which already shows the drift of that frame.
 *
 * @returns RGBA bytes of the displayed frame, row by row
 */
export function drawFrame(performance: Performance, scenery: Canvas, frame: number): Uint8ClampedArray {
  const { camera, performer } = performance;
  const { width, height } = camera.setup;
  const light = performer.light;
  const shadows = new ShadowMap(performance.fieldAt(frame), light.key.direction, SHADOW_CENTRE);
  const figure = new Picture(width, height);
  for (let instant = 0; instant < BODY_INSTANTS; instant++) {
    const at = (offset: number): number => frame + SHUTTER * ((instant + offset) / BODY_INSTANTS - 0.5);
    const sharp = new Picture(width, height);
    const depth = drawBody(
      sharp,
      performance.fieldAt(at(0.5)),
      camera,
      performance.driftAt(at(0.5)),
      light,
      shadows,
      pixelOffset(instant),
    );
    const instants = Array.from({ length: CLUB_INSTANTS }, (_, index) => {
      const moment = at((index + 0.5) / CLUB_INSTANTS);
      return {
        club: performance.skeletonAt(moment).club,
        ball: performance.ballAt(moment),
        drift: performance.driftAt(moment),
      };
    });
    drawClub(sharp, depth, camera, instants, performer.club);
    figure.add(sharp, 1 / BODY_INSTANTS);
  }
  return composed(
    scenery,
    groundShade(camera, performance.driftAt(frame), light, shadows, solesOf(performance.skeletonAt(frame))),
    figure,
  );
}

/** A place in the pixel for every instant, evenly spread (Halton sequence, bases 2 and 3). */
function pixelOffset(instant: number): { x: number; y: number } {
  const halton = (index: number, base: number): number => {
    let result = 0;
    for (let fraction = 1 / base, rest = index + 1; rest > 0; rest = Math.floor(rest / base), fraction /= base)
      result += fraction * (rest % base);
    return result;
  };
  return { x: halton(instant, 2), y: halton(instant, 3) };
}

/** Draws the figure at one instant; returns its depth per pixel (infinite where it is not). */
function drawBody(
  picture: Picture,
  field: Field,
  camera: Camera,
  drift: Drift,
  light: Light,
  shadows: ShadowMap,
  offset: { x: number; y: number },
): Float32Array {
  const depth = new Float32Array(picture.width * picture.height).fill(Number.POSITIVE_INFINITY);
  raymarch(field, viewOf(camera, drift), offset, (pixel, hit, ray) => {
    const point = along(ray.start, [hit.depth, ray.direction]);
    const [red, green, blue] = shade(field, hit, point, unit(scale(ray.direction, -1)), light, shadows);
    picture.over(pixel, red, green, blue, 1);
    depth[pixel] = hit.depth;
  });
  return depth;
}
