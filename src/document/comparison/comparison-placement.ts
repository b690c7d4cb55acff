import type { Crop } from '../../contract/geometry.ts';
import type { FrameTableRecord } from '../../contract/media.ts';
import type { Similarity } from '../../kernels/align-people.ts';
import { fitOver, layCropsTogether } from '../overlay/combine.ts';
import { alignTracks } from '../overlay/person-alignment.ts';
import type { OverlayPose } from '../overlay/scene.ts';

/** A clip as its place depends on it. */
export interface PlacedClip {
  readonly width: number;
  readonly height: number;
  readonly table: FrameTableRecord;
  /** The analysed crop: the person; null when nothing was analysed. */
  readonly crop: Crop | null;
  /** The followed person; left out or null where nobody was. */
  readonly pose?: OverlayPose | null;
}

/** Where the target's frame lies in the source's while two frames are shown together. */
export type PlacementAt = (frame: { readonly source: number; readonly target: number }) => Similarity;

/**
 * How the target lies over the source in layouts with one picture.
 *
 * @param alignsPeople person over person: by the followed persons, and where nobody was followed or seen by the analysed crops; else, and
 *   where nothing was analysed, the target's frame is as large as it fits
 */
export function comparisonPlacement(source: PlacedClip, target: PlacedClip, alignsPeople: boolean): PlacementAt {
  if (!alignsPeople || !source.crop || !target.crop) {
    const fitted = fitOver(source, target);
    return () => fitted;
  }
  const crops = layCropsTogether(source.crop, target.crop);
  if (!source.pose || !target.pose) return () => crops;
  const tracks = alignTracks({ pose: source.pose, table: source.table }, { pose: target.pose, table: target.table });
  return (frame) => tracks(frame.source, frame.target) ?? crops;
}
