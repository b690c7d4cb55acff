import type { Vector } from './box-layout.ts';

/** A 4 x 4 matrix, column-major as WebGL and three.js write it. */
export type Matrix = ArrayLike<number>;

/** Where a place of the scene is seen: CSS pixels from the upper left corner; `depth` grows away from the viewer. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
}

/** The size of the view, CSS pixels. */
export interface ViewSize {
  readonly width: number;
  readonly height: number;
}

/** A place of the scene on the screen; null when it lies behind the viewer, or nowhere (NaN). `matrix` is projection times view. */
export function project(matrix: Matrix, [x, y, z]: Vector, { width, height }: ViewSize): ScreenPoint | null {
  const w = matrix[3]! * x + matrix[7]! * y + matrix[11]! * z + matrix[15]!;
  if (!(w > 0)) return null;
  const clipX = (matrix[0]! * x + matrix[4]! * y + matrix[8]! * z + matrix[12]!) / w;
  const clipY = (matrix[1]! * x + matrix[5]! * y + matrix[9]! * z + matrix[13]!) / w;
  return { x: ((clipX + 1) / 2) * width, y: ((1 - clipY) / 2) * height, depth: w };
}
