import path from 'node:path';
import type { AlignResult, ClipChoice } from '../../contract/align.ts';
import type { MediaRecord, ProjectFile, ProjectRecord } from '../../contract/project.ts';
import { addRuns } from '../../document/commands/runs.ts';
import { newRecordId } from '../../document/ids.ts';
import { newMediaRecord } from '../../document/media-record.ts';
import { ProjectDocument } from '../../document/project-document.ts';
import type { OpenedVideo } from '../../engine/ports.ts';
import { relativeMediaPath } from './project-paths.ts';

/** One clip of an alignment and how it was set up. */
export interface AlignedClip {
  readonly video: OpenedVideo;
  readonly choice: ClipChoice;
}

function mediaRecord({ video, choice }: AlignedClip, projectFile: string): MediaRecord {
  const absolutePath = path.resolve(video.path);
  const { sizeBytes, quickHash, info } = video;
  const relativePath = relativeMediaPath(path.resolve(projectFile), absolutePath);
  return {
    ...newMediaRecord(newRecordId('media'), { relativePath, absolutePath, sizeBytes, quickHash, info }),
    rotationOverrideDegrees: choice.turnDegrees ?? 0,
    workingZone: choice.range ?? null,
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
  const { id: sourceId } = sourceMedia;
  const { id: targetId } = targetMedia;
  const records: ProjectRecord[] = [
    sourceMedia,
    targetMedia,
    { id: 'pair', kind: 'pair', sourceId, targetId, action: null },
    ...result.moments.map(
      ({ name, frame, keypoints }): ProjectRecord => ({
        id: newRecordId('moment'),
        kind: 'moment',
        mediaId: sourceId,
        name,
        frame,
        keypoints,
      }),
    ),
  ];
  const name = path.parse(projectFile).name;
  const document = new ProjectDocument(name, records);
  const { runs: results, poses } = result;
  return document.apply(addRuns.perform(document, { sourceId, targetId, results, poses, createdAt })).toFile();
}
