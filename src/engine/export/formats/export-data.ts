import { TandemError } from '../../../contract/errors.ts';
import type { FrameTableRecord } from '../../../contract/media.ts';
import type { ProjectFile } from '../../../contract/project.ts';
import { writeCocoKeypoints } from './coco-keypoints.ts';
import { type CsvOptions, writeCsvTracks } from './csv-tracks.ts';
import { writeCvatVideo } from './cvat-video.ts';
import { writeDeepLabCutLabels, writeDeepLabCutTracks } from './deeplabcut-csv.ts';
import { splitName } from './file-names.ts';
import { writeProjectJson } from './project-json.ts';
import { type ProjectTrackOptions, projectTracks } from './project-tracks.ts';
import { type TrackSet, withPixelCentre } from './track-set.ts';

/** The data formats that a project can be exported to. */
export const DATA_FORMATS = ['json', 'csv', 'coco', 'cvat', 'dlc'] as const;
/** One of {@link DATA_FORMATS}. */
export type DataFormat = (typeof DATA_FORMATS)[number];

/** How a project is exported. */
export interface DataExportOptions extends ProjectTrackOptions {
  /** Coordinate of the first pixel's centre in the export; JSON always keeps .5. Default: .5. */
  readonly pixelCentre?: TrackSet['pixelCentre'];
  readonly csv?: CsvOptions;
  /** DeepLabCut's name for whoever labelled; the default says how frames and places are counted. */
  readonly scorer?: string;
}

/** A file of an export. */
export interface DataFile {
  /** What distinguishes it from the export's other files ("golf-labels"); null when it is the only one. */
  readonly part: string | null;
  /** UTF-8. */
  readonly text: string;
}

/**
 * A project in a data format. JSON, CSV and COCO are one file; CVAT is one per clip that has points; DeepLabCut one per clip with marked
 * points and one per method with predictions.
 *
 * @param tables frame tables by media id, for the times of marked points
 * @throws TandemError export-failed when there is nothing to write; frame-out-of-range when a table is not that of its clip
 */
export function exportData(
  project: ProjectFile,
  tables: ReadonlyMap<string, FrameTableRecord>,
  format: DataFormat,
  options: DataExportOptions = {},
): DataFile[] {
  if (format === 'json') return [{ part: null, text: writeProjectJson(project) }];
  const set = withPixelCentre(projectTracks(project, tables, options), options.pixelCentre ?? 0.5);
  if (format === 'csv') return [{ part: null, text: writeCsvTracks(set, options.csv) }];
  if (format === 'coco') return [{ part: null, text: writeCocoKeypoints(set) }];
  const files = format === 'cvat' ? cvatFiles(set) : deepLabCutFiles(set, options.scorer);
  if (files.length === 0) {
    throw new TandemError('export-failed', `The project "${project.name}" has no points to export.`, {
      hint: 'Mark key moments or align the clips first.',
    });
  }
  return files.length === 1 ? [{ part: null, text: files[0]!.text }] : files;
}

/** The path of one file of an export: `part` goes before the extension of the path that the user chose. */
export function dataFilePath(chosen: string, { part }: Pick<DataFile, 'part'>): string {
  if (part === null) return chosen;
  const { stem, extension } = splitName(chosen);
  return `${stem}-${part}${extension}`;
}

function cvatFiles(set: TrackSet): DataFile[] {
  return set.clips
    .filter(({ id }) => set.points.some(({ clipId }) => clipId === id))
    .map((clip) => ({ part: clip.stem, text: writeCvatVideo(set, clip) }));
}

function deepLabCutFiles(set: TrackSet, scorer?: string): DataFile[] {
  return set.clips.flatMap((clip) => {
    const points = set.points.filter(({ clipId }) => clipId === clip.id);
    const methods = [...new Set(points.flatMap(({ method }) => method ?? []))];
    const marked = points.some(({ source }) => source === 'manual');
    return [
      ...(marked ? [{ part: `${clip.stem}-labels`, text: writeDeepLabCutLabels(set, clip, scorer) }] : []),
      ...methods.map((method) => ({
        part: `${clip.stem}-${method.replace('+', '-')}`,
        text: writeDeepLabCutTracks(set, clip, method, scorer),
      })),
    ];
  });
}
