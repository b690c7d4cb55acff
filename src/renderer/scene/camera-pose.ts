import type { Arrangement, Vector } from './box-layout.ts';
import type { ViewSize } from './projection.ts';

/** Where the viewer stands. Angles as in three.js spherical coordinates: `polar` from the top, `azimuth` around it from the front. */
export interface CameraPose {
  readonly polar: number;
  readonly azimuth: number;
  /** Half of what is seen from top to bottom at the target's distance, scene units: stays put while the angle of view changes. */
  readonly halfHeight: number;
  /** Vertical angle of view, degrees. */
  readonly fieldOfView: number;
  readonly target: Vector;
  readonly arrangement: Arrangement;
}

/** The views that have a button and a key. */
export const PRESETS = ['front', 'side', 'top', 'perspective'] as const;
/** One of {@link PRESETS}. */
export type Preset = (typeof PRESETS)[number];

type View = Pick<CameraPose, 'polar' | 'azimuth' | 'fieldOfView' | 'arrangement'>;

/** So narrow that parallels stay parallel: a view along an axis reads like a plot. */
const FLAT = 1.5;
/** The top view keeps off the pole, where "up" is undefined. */
const POLE = 1e-4;

/** Front: time across, the frame's y up. Side: along time, as the viewers show the frames. Top: time across, the frame's x down. */
export const PRESET_VIEWS: Readonly<Record<Preset, View>> = {
  front: { polar: Math.PI / 2, azimuth: 0, fieldOfView: FLAT, arrangement: 0 },
  side: { polar: Math.PI / 2, azimuth: -Math.PI / 2, fieldOfView: FLAT, arrangement: 1 },
  top: { polar: POLE, azimuth: 0, fieldOfView: FLAT, arrangement: 1 },
  perspective: { polar: 1.2, azimuth: -0.72, fieldOfView: 22, arrangement: 0 },
};

/** From this aspect on a view is wide, and from that on as wide as matters. */
const WIDE = [2, 4] as const;
/** How far the perspective turns back towards the front in a wide view, radians. */
const TURN_BACK = 0.34;

/** A preset in a view of this size: where there is room across, the perspective shows more of the time. */
export function presetView(preset: Preset, { width, height }: ViewSize): View {
  const view = PRESET_VIEWS[preset];
  if (preset !== 'perspective') return view;
  const wide = Math.min(1, Math.max(0, (width / height - WIDE[0]) / (WIDE[1] - WIDE[0])));
  return { ...view, azimuth: view.azimuth + TURN_BACK * wide };
}

/** Pixels that axis labels need around the boxes. */
export interface Margins {
  readonly across: number;
  readonly down: number;
}

/** The pose that shows all corners in the middle of the view, as large as the margins allow. */
export function fittedPose(view: View, corners: readonly Vector[], size: ViewSize, margins: Margins): CameraPose {
  const { right, up, forward } = viewBasis(view);
  const tangent = Math.tan((view.fieldOfView * Math.PI) / 360);
  const innerTall = (tangent * Math.max(0.2 * size.height, size.height - 2 * margins.down)) / size.height;
  const innerWide = (tangent * Math.max(0.2 * size.width, size.width - 2 * margins.across)) / size.height;
  let target: Vector = [0, 0, 0];
  let distance = 1;
  // The target that centres what is seen depends on the distance, because near things look larger: a few rounds settle it.
  for (let round = 0; round < 12; round++) {
    const seen = corners.map((corner) => {
      const offset = subtract(corner, target);
      return [dot(offset, right), dot(offset, up), dot(offset, forward)] as const;
    });
    distance = Math.max(
      1e-3,
      ...seen.map(([x, y, depth]) => Math.max(Math.abs(x) / innerWide, Math.abs(y) / innerTall) - depth),
    );
    const across = seen.map(([x, , depth]) => x / (distance + depth));
    const tall = seen.map(([, y, depth]) => y / (distance + depth));
    const shiftX = (distance * (Math.max(...across) + Math.min(...across))) / 2;
    const shiftY = (distance * (Math.max(...tall) + Math.min(...tall))) / 2;
    target = add(target, scale(right, shiftX), scale(up, shiftY));
  }
  return { ...view, target, halfHeight: distance * tangent };
}

/** The directions of a view: to the right and up on the screen, and away from the viewer. */
export function viewBasis({ polar, azimuth }: Pick<CameraPose, 'polar' | 'azimuth'>): {
  readonly right: Vector;
  readonly up: Vector;
  readonly forward: Vector;
} {
  const [sinPolar, cosPolar] = [Math.sin(polar), Math.cos(polar)];
  const [sinAzimuth, cosAzimuth] = [Math.sin(azimuth), Math.cos(azimuth)];
  return {
    right: [cosAzimuth, 0, -sinAzimuth],
    up: [-cosPolar * sinAzimuth, sinPolar, -cosPolar * cosAzimuth],
    forward: [-sinPolar * sinAzimuth, -cosPolar, -sinPolar * cosAzimuth],
  };
}

/** Distance of the viewer from the target. */
export function distanceOf({ halfHeight, fieldOfView }: CameraPose): number {
  return halfHeight / Math.tan((fieldOfView * Math.PI) / 360);
}

/** Where the viewer stands. */
export function positionOf(pose: CameraPose): Vector {
  return subtract(pose.target, scale(viewBasis(pose).forward, distanceOf(pose)));
}

/** A pose on the way from one to another, `fraction` 0..1; turns the short way round. */
export function poseBetween(from: CameraPose, to: CameraPose, fraction: number): CameraPose {
  const eased = fraction * fraction * (3 - 2 * fraction);
  const mix = (start: number, end: number) => start + (end - start) * eased;
  const turn = to.azimuth - from.azimuth;
  const shortTurn = turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
  return {
    polar: mix(from.polar, to.polar),
    azimuth: from.azimuth + shortTurn * eased,
    halfHeight: mix(from.halfHeight, to.halfHeight),
    fieldOfView: mix(from.fieldOfView, to.fieldOfView),
    target: [mix(from.target[0], to.target[0]), mix(from.target[1], to.target[1]), mix(from.target[2], to.target[2])],
    arrangement: mix(from.arrangement, to.arrangement),
  };
}

/** A step of the keyboard. */
export type CameraStep =
  | { readonly turn: readonly [azimuth: number, polar: number] }
  | { readonly zoom: number }
  | { readonly pan: readonly [right: number, up: number] };

/** The pose after a step: turns in radians, zoom as a factor (over 1 is nearer), pan in fractions of the seen height. */
export function poseAfter(pose: CameraPose, step: CameraStep): CameraPose {
  if ('turn' in step) {
    const polar = Math.min(Math.PI - POLE, Math.max(POLE, pose.polar + step.turn[1]));
    return { ...pose, azimuth: pose.azimuth + step.turn[0], polar };
  }
  if ('zoom' in step) return { ...pose, halfHeight: Math.min(20, Math.max(0.05, pose.halfHeight / step.zoom)) };
  const { right, up } = viewBasis(pose);
  const seen = 2 * pose.halfHeight;
  return { ...pose, target: add(pose.target, scale(right, seen * step.pan[0]), scale(up, seen * step.pan[1])) };
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function subtract(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function scale(a: Vector, factor: number): Vector {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

function add(...vectors: readonly Vector[]): Vector {
  return vectors.reduce((sum, each) => [sum[0] + each[0], sum[1] + each[1], sum[2] + each[2]]);
}
