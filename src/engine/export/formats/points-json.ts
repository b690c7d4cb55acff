import { TandemError } from '../../../contract/errors.ts';
import type { Moment } from '../../../contract/moments.ts';
import { parseJson } from '../../../contract/parse.ts';
import { type PointsFile, pointsFileSchema } from '../../../contract/points-file.ts';
import type { ProjectFile } from '../../../contract/project.ts';
import { ProjectDocument } from '../../../document/project-document.ts';
import { momentsOf } from '../../../document/queries.ts';

/**
 * The moments of a `tandem-points` file, for a query or for the command `moment.add-many`.
 *
 * @param what names the file in errors
 * @param frames how many frames the clip has that the points are for
 * @throws TandemError document-invalid, frame-out-of-range
 */
export function readPointsJson(text: string, what: string, frames: number): Moment[] {
  const { moments } = parseJson(pointsFileSchema, text, what);
  const index = moments.findIndex(({ frame }) => frame >= frames);
  if (index < 0) return moments;
  const { name, frame } = moments[index]!;
  throw new TandemError(
    'frame-out-of-range',
    `${what}: moments[${index}].frame: moment "${name}" is at frame ${frame}, but the last frame of the clip is ${frames - 1}.`,
    { hint: 'Frames count from 0. Check that the points belong to this clip.' },
  );
}

/**
 * The marked points of one clip of a project as `tandem-points`.
 *
 * @throws TandemError no-query-points when nothing is marked in it
 */
export function writePointsJson(project: ProjectFile, mediaId: string): string {
  const moments = momentsOf(ProjectDocument.from(project), mediaId);
  if (moments.length === 0) {
    throw new TandemError('no-query-points', `Nothing is marked in the clip "${mediaId}".`, {
      hint: 'Add a key moment first.',
    });
  }
  const file: PointsFile = {
    format: 'tandem-points',
    version: 1,
    moments: moments.map(({ name, frame, keypoints }) => ({ name, frame, keypoints })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
