import type { PointInFrame } from '../../contract/geometry.ts';
import type { PosePoint } from '../../contract/keypoints.ts';
import type { RgbFrame } from '../ports.ts';
import type { PersonPose, PoseEstimator } from './pose-estimator.ts';
import { nextSquare, type Square, searchSquares, squareRound } from './pose-squares.ts';

/** Values of the reference search (models/movenet-lightning/movenet_track.ts, `search`). */
const FIRST_SCORE = 0.15;
const LAST_SCORE = 0.25;
const KEPT_HITS = 12;
const REFINEMENTS = 2;
/** A refined square smaller than this, in frame pixels, is nearly always a false person. */
const SMALLEST_SQUARE = 48;
/** Two poses whose boxes overlap more than this (intersection over union) are the same person. */
const SAME_PERSON = 0.4;
/** Sizes of the squares round a click, in units of the frame's shorter side. */
const CLICK_SCALES = [0.15, 0.25, 0.4, 0.6];

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxOf(points: readonly PosePoint[], minScore: number): Box {
  const seen = points.filter((point) => point.score >= minScore);
  const xs = seen.map((point) => point.x);
  const ys = seen.map((point) => point.y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

function intersectionOverUnion(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  const area = (box: Box): number => (box.right - box.left) * (box.bottom - box.top);
  return (width * height) / (area(a) + area(b) - width * height);
}

/** Sure and tall first: among several people the largest is usually the one filmed. */
export function personRank(pose: PersonPose, minScore: number): number {
  const box = boxOf(pose.points, minScore);
  return pose.score * Math.sqrt(Math.max(0, box.bottom - box.top));
}

/**
 * Distinct people in one frame, best first. Every hit of a coarse grid is refined by two tracking steps on the same frame.
 *
 * @param squares where to look; the search grid when left out
 */
export async function searchPeople(
  estimator: PoseEstimator,
  frame: RgbFrame,
  signal?: AbortSignal,
  squares: readonly Square[] = searchSquares(frame),
): Promise<PersonPose[]> {
  const { layout, pack } = estimator;
  const minScore = pack.tracking.min_score;
  let hits = (await estimator.estimate(frame, squares, signal))
    .filter((pose) => pose.score > FIRST_SCORE)
    .sort((a, b) => b.score - a.score)
    .slice(0, KEPT_HITS);
  for (let step = 0; step < REFINEMENTS; step++) {
    const next = hits.map((pose) => nextSquare(pose.points, frame, layout, pack.tracking)).filter((q) => q !== null);
    hits = await estimator.estimate(frame, next, signal);
  }
  const people: PersonPose[] = [];
  const sure = hits.filter((pose) => pose.score > LAST_SCORE && pose.square.side >= SMALLEST_SQUARE);
  for (const pose of sure.sort((a, b) => personRank(b, minScore) - personRank(a, minScore))) {
    const box = boxOf(pose.points, minScore);
    if (people.every((other) => intersectionOverUnion(boxOf(other.points, minScore), box) < SAME_PERSON))
      people.push(pose);
  }
  return people;
}

/**
 * The person that a click means: of the people found, the one whose hips are nearest to the click. When the click lies outside the
 * square of that person, the one clicked on may have slipped through the coarse grid: looks again round the click.
 *
 * @returns null when nobody is found in the frame
 */
export async function personAt(
  estimator: PoseEstimator,
  frame: RgbFrame,
  click: PointInFrame,
  signal?: AbortSignal,
): Promise<PersonPose | null> {
  const { leftHip, rightHip } = estimator.layout;
  const distance = ({ points }: PersonPose): number =>
    Math.hypot(
      (points[leftHip]!.x + points[rightHip]!.x) / 2 - click.x,
      (points[leftHip]!.y + points[rightHip]!.y) / 2 - click.y,
    );
  const nearest = (people: PersonPose[]): PersonPose | null =>
    people.sort((a, b) => distance(a) - distance(b))[0] ?? null;
  const meant = ({ square }: PersonPose): boolean =>
    click.x >= square.x &&
    click.x <= square.x + square.side &&
    click.y >= square.y &&
    click.y <= square.y + square.side;

  const found = nearest(await searchPeople(estimator, frame, signal));
  if (found && meant(found)) return found;
  const shorter = Math.min(frame.width, frame.height);
  const round = CLICK_SCALES.map((scale) => squareRound(click, scale * shorter));
  const closer = nearest(await searchPeople(estimator, frame, signal, round));
  return closer && meant(closer) ? closer : (found ?? closer);
}
