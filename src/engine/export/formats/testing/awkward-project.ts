import type { FrameTableRecord } from '../../../../contract/media.ts';
import type { ProjectFile } from '../../../../contract/project.ts';
import { exampleMedia, exampleProject } from '../../../../document/testing/example-project.ts';

/** Frame tables of the two clips of the example project: 25 frames per second, PTS that do not begin at 0. */
export const EXAMPLE_TABLES: ReadonlyMap<string, FrameTableRecord> = new Map(
  ['source', 'target'].map((id) => [
    id,
    { timeBase: [1, 12800], pts: Array.from({ length: 100 }, (_, index) => 1024 + index * 512), lastDuration: 512 },
  ]),
);

/** A project of one clip whose names break careless CSV and XML. */
export function awkwardProject(): ProjectFile {
  const media = exampleMedia('a');
  return {
    ...exampleProject(),
    name: 'Swing & "Pitch" <1>',
    records: [
      { ...media, info: { ...media.info, file: '#1, "best" <take> & more.mp4' } },
      {
        id: 'm',
        kind: 'moment',
        mediaId: 'a',
        name: 'top,\n"late"',
        frame: 99,
        keypoints: {
          'grip; "end" <a&b>\r\n\t': { x: 0.1, y: 1e-7, visible: true },
          'nul\0': { x: 1, y: 2, visible: true },
        },
      },
    ],
  };
}
