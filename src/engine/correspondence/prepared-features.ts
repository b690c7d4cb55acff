import { meanBlocks } from '../../kernels/mean-blocks.ts';
import { inverseLengths, normaliseChannels } from '../../kernels/normalise-channels.ts';
import { resizeLinear } from '../../kernels/resize-linear.ts';
import type { BackboneMaps, ClipFeatures } from '../clip.ts';
import type { Tensor } from '../ports.ts';

/** Cells along (t, y, x). */
export type Grid = readonly [number, number, number];

/** A feature map, row-major [channels, t, y, x]. */
export interface FeatureMap {
  readonly data: Float32Array;
  readonly grid: Grid;
  /** Channels of the maps that were put together; each part of a cell's vector is normalised on its own. */
  readonly parts: readonly number[];
  /** Sum of the parts. */
  readonly channels: number;
  /** Product of the grid. */
  readonly cells: number;
}

/**
 * One of the matching maps as queries are compared with it: interpolation and inner product are both linear, so the products are taken
 * on the map's own coarse cells and interpolated to the match grid afterwards, which is less than half the work.
 */
export interface MatchLevel {
  /** On its own grid, averaged in space where that is finer than the match grid; not normalised. */
  readonly map: FeatureMap;
  /** 1 / length of the interpolated vectors, one per cell of the match grid. */
  readonly inverseLengths: Float64Array;
}

/** What decoding needs of one clip, made once from the backbone's maps. */
export interface PreparedFeatures {
  /** The three matching maps on one grid, normalised per cell and part: queries are sampled from it. */
  readonly match: FeatureMap;
  /** The three matching maps as queries are compared with them. */
  readonly matchLevels: readonly MatchLevel[];
  /** The fine map as the backbone gave it: queries are sampled from it. */
  readonly fineRaw: FeatureMap;
  /** The fine map normalised per cell: queries are compared with it. */
  readonly fine: FeatureMap;
  /** Descriptors of whole frames, [match.channels, t] with t of the match grid; normalised per part. */
  readonly frames: FeatureMap;
  /** Grid of the matching heads. */
  readonly headGrid: Grid;
}

const prepared = new WeakMap<ClipFeatures, PreparedFeatures>();

/** The maps of a clip made ready for decoding; a clip that was asked for before costs nothing. */
export function prepareFeatures(features: ClipFeatures): PreparedFeatures {
  let ready = prepared.get(features);
  if (ready === undefined) {
    ready = prepareMaps(features.maps);
    prepared.set(features, ready);
  }
  return ready;
}

/**
 * The match grid has the time cells of the finest map and the rows and columns of the middle one (32 x 16 x 16 for T = 64): g2 is
 * averaged in space, the others are interpolated. Source: pack README section 3, st-MATCH.
 */
function prepareMaps({ g2, g3, g4, fine }: BackboneMaps): PreparedFeatures {
  const raw = [g2, g3, g4].map(toFeatureMap);
  const grid: Grid = [gridOf(g2)[0], gridOf(g3)[1], gridOf(g3)[2]];
  const coarse = raw.map((map) => averaged(map, grid));
  const onGrid = coarse.map((map) => interpolated(map.data, map.channels, map.grid, grid));
  const cells = grid[0] * grid[1] * grid[2];
  const fineRaw = toFeatureMap(fine);
  return {
    match: joined(onGrid, raw, grid),
    matchLevels: coarse.map((map, level) => ({
      map,
      inverseLengths: inverseLengths(onGrid[level]!, map.channels, cells),
    })),
    fineRaw,
    fine: { ...fineRaw, data: normaliseChannels(fine.data, fineRaw.channels, fineRaw.cells) },
    frames: joined(
      raw.map((map) => frameMeans(map, grid[0])),
      raw,
      [grid[0], 1, 1],
    ),
    headGrid: gridOf(g4),
  };
}

function gridOf({ shape }: Tensor): Grid {
  return [shape[2]!, shape[3]!, shape[4]!];
}

function toFeatureMap(map: Tensor): FeatureMap {
  return featureMap(map.data, [map.shape[1]!], gridOf(map));
}

function featureMap(data: Float32Array, parts: readonly number[], grid: Grid): FeatureMap {
  const channels = parts.reduce((sum, part) => sum + part, 0);
  return { data, grid, parts, channels, cells: grid[0] * grid[1] * grid[2] };
}

/** The values of some maps on one grid, normalised each on its own and put one after the other. */
function joined(values: readonly Float32Array[], maps: readonly FeatureMap[], grid: Grid): FeatureMap {
  const cells = grid[0] * grid[1] * grid[2];
  const parts = maps.map((map) => map.channels);
  const data = new Float32Array(parts.reduce((sum, part) => sum + part, 0) * cells);
  let at = 0;
  values.forEach((map, level) => {
    data.set(normaliseChannels(map, parts[level]!, cells), at);
    at += parts[level]! * cells;
  });
  return featureMap(data, parts, grid);
}

/** A map with its rows and columns averaged down to those of the grid where it has more. */
function averaged(map: FeatureMap, grid: Grid): FeatureMap {
  const [t, rows, columns] = map.grid;
  if (rows <= grid[1]) return map;
  const data = meanBlocks(map.data, map.channels * t, rows, columns, [rows / grid[1], columns / grid[2]]);
  return featureMap(data, map.parts, [t, grid[1], grid[2]]);
}

/**
 * Linear interpolation in time and space. Source: pack README section 3, "resized linearly (half-pixel centres)".
 *
 * @param data row-major [planes, ...from]
 * @returns row-major [planes, ...to]
 */
export function interpolated(data: Float32Array, planes: number, from: Grid, to: Grid): Float32Array {
  const shape = [planes, ...from];
  let out = data;
  for (let axis = 0; axis < 3; axis++) {
    if (shape[axis + 1] === to[axis]) continue;
    out = resizeLinear(out, shape, axis + 1, to[axis]!);
    shape[axis + 1] = to[axis]!;
  }
  return out;
}

/** Means over space, interpolated to `times` time cells: [channels, times]. */
function frameMeans({ data, channels, grid: [t, rows, columns] }: FeatureMap, times: number): Float32Array {
  const means = meanBlocks(data, channels * t, rows, columns, [rows, columns]);
  return interpolated(means, channels, [t, 1, 1], [times, 1, 1]);
}
