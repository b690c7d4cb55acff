import path from 'node:path';
import type { AlignResult, ClipChoice } from '../../contract/align.ts';
import type { MediaRecord, ProjectFile, ProjectRecord } from '../../contract/project.ts';
import { PROJECT_VERSION } from '../../contract/project.ts';
import { newRecordId } from '../../document/ids.ts';
import type { OpenedVideo } from '../../engine/ports.ts';
import { relativeMediaPath } from './project-paths.ts';

/** One clip of an alignment and how it was set up. */
export interface AlignedClip {
  readonly video: OpenedVideo;
  readonly choice: ClipChoice;
}

function mediaRecord({ video, choice }: AlignedClip, projectFile: string): MediaRecord {
  const absolutePath = path.resolve(video.path);
  return {
    id: newRecordId('media'),
    kind: 'media',
    relativePath: relativeMediaPath(path.resolve(projectFile), absolutePath),
    absolutePath,
    sizeBytes: video.sizeBytes,
    quickHash: video.quickHash,
    info: video.info,
    rotationOverrideDegrees: 0,
    captureFps: null,
    workingZone: choice.range ?? null,
    syncFrame: null,
    crop: choice.crop ?? null,
    person: choice.person ?? null,
  };
}

/**
 * A new project that holds an alignment: both clips in their roles, the source's moments, and the runs.
 *
 * @param projectFile where the project will be saved: its media are named relative to it
 * @param createdAt of the runs, ISO 8601
 */
export function alignmentProject(
  source: AlignedClip,
  target: AlignedClip,
  result: AlignResult,
  projectFile: string,
  createdAt: string,
): ProjectFile {
  const sourceMedia = mediaRecord(source, projectFile);
  const targetMedia = mediaRecord(target, projectFile);
  const records: ProjectRecord[] = [
    sourceMedia,
    targetMedia,
    { id: 'pair', kind: 'pair', sourceId: sourceMedia.id, targetId: targetMedia.id, action: null },
    ...result.moments.map(
      ({ name, frame, keypoints }): ProjectRecord => ({
        id: newRecordId('moment'),
        kind: 'moment',
        mediaId: sourceMedia.id,
        name,
        frame,
        keypoints,
      }),
    ),
    ...result.runs.map(
      (run): ProjectRecord => ({
        id: newRecordId('run'),
        kind: 'run',
        sourceId: sourceMedia.id,
        targetId: targetMedia.id,
        createdAt,
        result: run,
        verdicts: [],
      }),
    ),
  ];
  return { format: 'tandem-project', version: PROJECT_VERSION, name: path.parse(projectFile).name, records };
}
