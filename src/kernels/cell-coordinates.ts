/**
 * Feature grids: cell k of n along an axis that spans `length` units covers length/n of them. A *cell coordinate* is continuous, with
 * centres at whole numbers. Frames are instants (frame i is the time i), pixels are areas (pixel i covers i..i+1), hence the half.
 * Source: pack README section 2.
 */

/** Cell coordinate of a clip time (frames) on an axis of `cells` cells over `frames` clip frames. */
export function frameToCell(time: number, frames: number, cells: number): number {
  return ((time + 0.5) * cells) / frames - 0.5;
}

/** Clip time (frames) of a cell coordinate; the inverse of {@link frameToCell}. */
export function cellToFrame(cell: number, frames: number, cells: number): number {
  return ((cell + 0.5) * frames) / cells - 0.5;
}

/** Cell coordinate of a place (pixels of the network's input) on an axis of `cells` cells over `size` pixels. */
export function pixelToCell(place: number, size: number, cells: number): number {
  return (place * cells) / size - 0.5;
}

/** Place (pixels of the network's input) of a cell coordinate; the inverse of {@link pixelToCell}. */
export function cellToPixel(cell: number, size: number, cells: number): number {
  return ((cell + 0.5) * size) / cells;
}

/** The time cell, 0..cells-1, that holds a clip time (frames); times outside the clip go to its ends. */
export function cellOfFrame(time: number, frames: number, cells: number): number {
  return Math.min(cells - 1, Math.max(0, Math.floor(((time + 0.5) * cells) / frames)));
}
