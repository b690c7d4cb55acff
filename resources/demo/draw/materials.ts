import type { Vector } from './vector.ts';

/** Linear light, 0..1 per channel. */
export type Colour = readonly [number, number, number];

/** How a solid takes the light. */
export type Material = {
  /** Albedo at a point in the solid's local coordinates (metres: left, up, front). */
  albedo: (x: number, y: number, z: number) => Colour;
  /** Strength and sharpness of the highlight. */
  gloss: number;
  shininess: number;
  /** Light that skin lets through at the edge of the shadow, 0..1. */
  translucency: number;
  /** Depth of the folds of cloth in metres, 0 for none. */
  folds: number;
};

/** #rrggbb -> linear light (sRGB transfer function, IEC 61966-2-1). */
export function colour(hex: string): Colour {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

const plain = (hex: string): Material['albedo'] => {
  const value = colour(hex);
  return () => value;
};

type Albedo = string | Material['albedo'];
const albedoOf = (value: Albedo): Material['albedo'] => (typeof value === 'string' ? plain(value) : value);

export const cloth = (value: Albedo, folds = 0.004): Material => ({
  albedo: albedoOf(value),
  gloss: 0.05,
  shininess: 8,
  translucency: 0,
  folds,
});
export const skin = (value: Albedo): Material => ({
  albedo: albedoOf(value),
  gloss: 0.16,
  shininess: 18,
  translucency: 0.7,
  folds: 0,
});
export const leather = (value: Albedo): Material => ({
  albedo: albedoOf(value),
  gloss: 0.35,
  shininess: 30,
  translucency: 0,
  folds: 0,
});
export const hair = (value: Albedo): Material => ({
  albedo: albedoOf(value),
  gloss: 0.3,
  shininess: 22,
  translucency: 0,
  folds: 0.0025,
});

/** The height of the folds of cloth at a point, -1..1: a few waves that run round the part, bent by slower ones. */
export function foldHeight([x, y, z]: Vector): number {
  const bend = 2.1 * Math.sin(13 * x + 2.1) + 1.7 * Math.sin(11 * z + 7 * y);
  const strength = 0.5 + 0.5 * Math.sin(9 * y + 17 * x - 8 * z + 1.3);
  return strength * (0.6 * Math.sin(31 * y + bend + 26 * x) + 0.4 * Math.sin(52 * y - 1.6 * bend + 33 * z));
}
