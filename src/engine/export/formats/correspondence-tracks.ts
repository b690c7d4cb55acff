import type { AnalysedClip, CorrespondencesFile } from '../../../contract/correspondences.ts';
import { predictedPoints } from './project-tracks.ts';
import { type TrackClip, type TrackSet, withUniqueIds, withUniqueNames } from './track-set.ts';

/**
 * The predictions of correspondences documents of one pair of clips, one document per method. Where the source's own points lie is not
 * in such a document; a project has both.
 */
export function correspondenceTracks(documents: readonly [CorrespondencesFile, ...CorrespondencesFile[]]): TrackSet {
  const [{ source, target }] = documents;
  return {
    name: `${source.file} and ${target.file}`,
    pixelCentre: 0.5,
    clips: withUniqueNames([trackClip('source', source), trackClip('target', target)]),
    points: withUniqueIds(
      documents.flatMap(({ method, moments }) =>
        moments.flatMap((moment) => predictedPoints('target', method, moment)),
      ),
    ),
  };
}

function trackClip(id: string, { file, width, height, frames, fps }: AnalysedClip): Omit<TrackClip, 'stem'> {
  return { id, name: file, width, height, frames, fps, rotationDegrees: null };
}
