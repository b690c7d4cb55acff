import type { SpaceTimePack } from '../../contract/pack.ts';
import { frameToCell, pixelToCell } from '../../kernels/cell-coordinates.ts';
import { correlate } from '../../kernels/correlate.ts';
import { normaliseChannels } from '../../kernels/normalise-channels.ts';
import { trilinearCells } from '../../kernels/trilinear-cells.ts';
import { type FeatureMap, type Grid, interpolated, type PreparedFeatures } from './prepared-features.ts';

/** A point of a clip: time in clip frames, place in pixels of the square input. */
export interface ClipPoint {
  readonly time: number;
  readonly x: number;
  readonly y: number;
}

/** Time cells `first..last`, both included. */
export type TimeCells = readonly [number, number];

/** Cell coordinates (t, y, x) of a point on a grid. */
export function toCells(point: ClipPoint, grid: Grid, pack: SpaceTimePack): [number, number, number] {
  return [
    frameToCell(point.time, pack.frames, grid[0]),
    pixelToCell(point.y, pack.size, grid[1]),
    pixelToCell(point.x, pack.size, grid[2]),
  ];
}

/**
 * Descriptors of points: the map sampled trilinearly, every part normalised to length `scale`. Source: pack README section 2.
 *
 * @returns row-major [points, channels]
 */
function sampleDescriptors(
  map: FeatureMap,
  points: readonly ClipPoint[],
  scale: number,
  pack: SpaceTimePack,
): Float32Array {
  const out = new Float32Array(points.length * map.channels);
  points.forEach((point, p) => {
    const { cells, weights } = trilinearCells(toCells(point, map.grid, pack), map.grid);
    const own = out.subarray(p * map.channels, (p + 1) * map.channels);
    for (let channel = 0; channel < map.channels; channel++) {
      let sum = 0;
      for (let i = 0; i < 8; i++) sum += weights[i]! * map.data[channel * map.cells + cells[i]!]!;
      own[channel] = sum;
    }
    let at = 0;
    for (const part of map.parts) {
      own.set(normaliseChannels(own.subarray(at, at + part), part, 1, scale), at);
      at += part;
    }
  });
  return out;
}

/**
 * M of some source points: temperature times the mean of the cosines of the three matching maps. Source: pack README section 3,
 * st-MATCH.
 *
 * @returns row-major [points, cells of the match grid]
 */
export function matchLogits(
  source: PreparedFeatures,
  target: PreparedFeatures,
  points: readonly ClipPoint[],
  pack: SpaceTimePack,
): Float32Array {
  const { match, matchLevels } = target;
  const queries = sampleDescriptors(source.match, points, pack.temperatures.match / matchLevels.length, pack);
  const out = new Float32Array(points.length * match.cells);
  let firstChannel = 0;
  for (const { map, inverseLengths } of matchLevels) {
    const part = new Float32Array(points.length * map.channels);
    for (let p = 0; p < points.length; p++) {
      const at = p * match.channels + firstChannel;
      part.set(queries.subarray(at, at + map.channels), p * map.channels);
    }
    firstChannel += map.channels;
    const products = correlate(part, map.data, map.channels, map.cells);
    const rows = interpolated(products, points.length, map.grid, match.grid);
    for (let p = 0, at = 0; p < points.length; p++) {
      for (let cell = 0; cell < match.cells; cell++, at++) out[at]! += rows[at]! * inverseLengths[cell]!;
    }
  }
  return out;
}

/**
 * F of some source points in a range of time cells: temperature times the cosine of the fine map. Source: pack README section 3, fine.
 *
 * @returns row-major [points, time cells, rows, columns of the fine grid]
 */
export function fineLogits(
  source: PreparedFeatures,
  target: PreparedFeatures,
  points: readonly ClipPoint[],
  [first, last]: TimeCells,
  pack: SpaceTimePack,
): Float32Array {
  const { fine } = target;
  const plane = fine.grid[1] * fine.grid[2];
  const queries = sampleDescriptors(source.fineRaw, points, pack.temperatures.fine, pack);
  return correlate(queries, fine.data, fine.channels, fine.cells, first * plane, (last + 1) * plane);
}

/**
 * F + M in a range of time cells, M repeated in space up to the fine grid. Source: pack README section 3, mixed.
 *
 * @param matchRows M of the same points as {@link matchLogits} gives it
 * @returns row-major [points, time cells, rows, columns of the fine grid]
 */
export function mixedLogits(
  source: PreparedFeatures,
  target: PreparedFeatures,
  points: readonly ClipPoint[],
  matchRows: Float32Array,
  range: TimeCells,
  pack: SpaceTimePack,
): Float32Array {
  const out = fineLogits(source, target, points, range, pack);
  const [, rows, columns] = target.fine.grid;
  const [, matchHeight, matchWidth] = target.match.grid;
  const times = range[1] - range[0] + 1;
  for (let p = 0, at = 0; p < points.length; p++) {
    for (let t = 0; t < times; t++) {
      const plane = p * target.match.cells + (range[0] + t) * matchHeight * matchWidth;
      for (let y = 0; y < rows; y++) {
        const row = plane + Math.floor((y * matchHeight) / rows) * matchWidth;
        for (let x = 0; x < columns; x++, at++) out[at]! += matchRows[row + Math.floor((x * matchWidth) / columns)]!;
      }
    }
  }
  return out;
}
