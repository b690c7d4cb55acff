import type { MarkKind } from '../../document/overlay/scene.ts';
import type { SceneRole } from './space-time-data.ts';

/** The colours of the scene, as the theme's CSS variables name them. */
export const SCENE_COLOUR_NAMES = [
  'source',
  'target',
  'joint',
  'sequential',
  'text',
  'muted',
  'ink',
  'edge',
  'panel',
] as const;
/** One of {@link SCENE_COLOUR_NAMES}. */
export type SceneColourName = (typeof SCENE_COLOUR_NAMES)[number];
/** Each colour as a CSS colour. */
export type SceneColours = Readonly<Record<SceneColourName, string>>;

/** Red, green, blue as the screen has them, 0..1. */
export type Rgb = readonly [number, number, number];

/** The colours that a style has, usually `getComputedStyle(element)`. */
export function sceneColours(style: Pick<CSSStyleDeclaration, 'getPropertyValue'>): SceneColours {
  const entries = SCENE_COLOUR_NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim() || '#888888']);
  return Object.fromEntries(entries);
}

/** `#56B4E9` as numbers. */
export function rgbOf(hex: string): Rgb {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1, 7);
  const value = Number.parseInt(digits, 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** What was marked has the colour of its clip, what was predicted that of its method. */
export function markColour(role: SceneRole, kind: MarkKind): SceneColourName {
  return kind === 'manual' ? role : kind;
}
