import { PerspectiveCamera, Spherical, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { BoxLayout, type Vector } from './box-layout.ts';
import {
  type CameraPose,
  distanceOf,
  fittedPose,
  PRESET_VIEWS,
  PRESETS,
  poseAfter,
  poseBetween,
  positionOf,
  viewBasis,
} from './camera-pose.ts';
import { project } from './projection.ts';

const SIZE = { width: 600, height: 400 };
const MARGINS = { across: 50, down: 40 };
const layout = new BoxLayout({ source: { width: 960, height: 540 }, target: { width: 720, height: 960 } });

/** The matrix that three.js makes of a pose. */
function matrixOf(pose: CameraPose): number[] {
  const camera = new PerspectiveCamera(pose.fieldOfView, SIZE.width / SIZE.height, 0.01, 1000);
  camera.position.set(...positionOf(pose));
  camera.lookAt(...pose.target);
  camera.updateMatrixWorld();
  return camera.projectionMatrix.clone().multiply(camera.matrixWorldInverse).elements;
}

describe.each(PRESETS)('the preset %s', (preset) => {
  const view = PRESET_VIEWS[preset];
  const corners = layout.corners(view.arrangement);
  const pose = fittedPose(view, corners, SIZE, MARGINS);
  const seen = corners.map((corner) => project(matrixOf(pose), corner, SIZE)!);

  it('shows everything within the margins, touching them, in the middle', () => {
    const left = Math.min(...seen.map(({ x }) => x));
    const right = Math.max(...seen.map(({ x }) => x));
    const top = Math.min(...seen.map(({ y }) => y));
    const bottom = Math.max(...seen.map(({ y }) => y));
    expect(left).toBeGreaterThan(MARGINS.across - 0.5);
    expect(top).toBeGreaterThan(MARGINS.down - 0.5);
    expect(left + right).toBeCloseTo(SIZE.width, 0);
    expect(top + bottom).toBeCloseTo(SIZE.height, 0);
    expect(Math.min(left - MARGINS.across, top - MARGINS.down)).toBeLessThan(0.5);
  });

  it('keeps the source and the target apart', () => {
    const [source, target] = [seen.slice(0, 8), seen.slice(8)];
    const apart =
      Math.max(...source.map(({ y }) => y)) < Math.min(...target.map(({ y }) => y)) ||
      Math.max(...source.map(({ x }) => x)) < Math.min(...target.map(({ x }) => x));
    // In the perspective the bounding rectangles may touch, the boxes stand above each other.
    expect(apart || preset === 'perspective').toBe(true);
  });
});

it('shows time to the right in front and top view, and the frames unmirrored in the side view', () => {
  const at = (preset: 'front' | 'side' | 'top', place: Vector) => {
    const pose = fittedPose(PRESET_VIEWS[preset], layout.corners(0), SIZE, MARGINS);
    return project(matrixOf(pose), place, SIZE)!;
  };
  expect(at('front', [1, 0, 0]).x).toBeGreaterThan(at('front', [0, 0, 0]).x);
  expect(at('front', [0, 1, 0]).y).toBeLessThan(at('front', [0, 0, 0]).y);
  expect(at('top', [1, 0, 0]).x).toBeGreaterThan(at('top', [0, 0, 0]).x);
  expect(at('top', [0, 0, 1]).y).toBeGreaterThan(at('top', [0, 0, 0]).y);
  expect(at('side', [0, 0, 1]).x).toBeGreaterThan(at('side', [0, 0, 0]).x);
  expect(at('side', [0, 1, 0]).y).toBeLessThan(at('side', [0, 0, 0]).y);
});

describe('a pose', () => {
  const pose: CameraPose = {
    polar: 1.1,
    azimuth: -0.4,
    halfHeight: 2,
    fieldOfView: 30,
    target: [1, 2, 3],
    arrangement: 0,
  };

  it('stands where the spherical coordinates of three.js say', () => {
    const expected = new Vector3()
      .setFromSpherical(new Spherical(distanceOf(pose), 1.1, -0.4))
      .add(new Vector3(1, 2, 3));
    positionOf(pose).forEach((value, axis) => void expect(value).toBeCloseTo(expected.toArray()[axis]!));
  });

  it('turns the short way round', () => {
    const to = { ...pose, azimuth: Math.PI - 0.1 };
    expect(poseBetween({ ...pose, azimuth: 0.1 - Math.PI }, to, 0.5).azimuth).toBeCloseTo(-Math.PI);
    expect(poseBetween(pose, to, 1).fieldOfView).toBe(30);
  });

  it('pans by fractions of what is seen, square to the view', () => {
    const { target } = poseAfter(pose, { pan: [0.25, 0] });
    const moved = target.map((value, axis) => value - pose.target[axis]!);
    expect(Math.hypot(...moved)).toBeCloseTo(1);
    expect(moved.reduce((sum, value, axis) => sum + value * viewBasis(pose).forward[axis]!, 0)).toBeCloseTo(0);
  });

  it('stops at the poles and at the ends of the zoom', () => {
    expect(poseAfter(pose, { turn: [0, -9] }).polar).toBeGreaterThan(0);
    expect(poseAfter(pose, { turn: [0, 9] }).polar).toBeLessThan(Math.PI);
    expect(poseAfter(pose, { zoom: 1e9 }).halfHeight).toBeGreaterThan(0);
    expect(poseAfter(pose, { zoom: 2 }).halfHeight).toBe(1);
  });
});
