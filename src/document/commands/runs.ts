import type { AlignPoses } from '../../contract/align.ts';
import type { CorrespondencesFile } from '../../contract/correspondences.ts';
import type { PoseTrack } from '../../contract/keypoints.ts';
import type { PoseRecord, RecordDiff, RunPoses } from '../../contract/project.ts';
import { addition, removal } from '../diffs.ts';
import { newRecordId } from '../ids.ts';
import { poseRecord, samePose } from '../poses.ts';
import type { ProjectDocument } from '../project-document.ts';
import { type Command, requireRecord } from './command.ts';

/** Takes over the results of a job with the persons it followed, all as one step; `createdAt` is an ISO 8601 time. */
export const addRuns: Command<{
  sourceId: string;
  targetId: string;
  results: readonly CorrespondencesFile[];
  poses: AlignPoses;
  createdAt: string;
}> = {
  name: 'run.add',
  label: 'Align',
  isEnabled: (document, { sourceId, targetId, results }) =>
    results.length > 0 && [sourceId, targetId].every((id) => document.find('media', id) !== undefined),
  perform: (document, { sourceId, targetId, results, poses, createdAt }) => {
    const source = keptPose(document, sourceId, poses.source);
    const target = keptPose(document, targetId, poses.target);
    const ids: RunPoses = { source: source?.record.id ?? null, target: target?.record.id ?? null };
    return [
      ...[source, target].flatMap((pose) => (pose?.isNew ? [addition(pose.record)] : [])),
      ...results.map((result) =>
        addition({
          id: newRecordId('run'),
          kind: 'run',
          sourceId,
          targetId,
          createdAt,
          result,
          poses: ids,
          verdicts: [],
        }),
      ),
    ];
  },
};

/** The record of a followed person: the one that says the same already, or a new one. */
function keptPose(
  document: ProjectDocument,
  mediaId: string,
  track: PoseTrack | null,
): { readonly record: PoseRecord; readonly isNew: boolean } | null {
  if (!track) return null;
  const fresh = poseRecord(newRecordId('pose'), mediaId, track);
  const known = samePose(document, fresh);
  return { record: known ?? fresh, isNew: known === undefined };
}

/** Deletes a run with everything that was said of it, and the followed persons that no other run has. */
export const deleteRun: Command<{ runId: string }> = {
  name: 'run.delete',
  label: 'Delete run',
  isEnabled: (document, { runId }) => document.find('run', runId) !== undefined,
  perform: (document, { runId }) => runRemovals(document, new Set([requireRecord(document, 'run', runId).id])),
};

/** The diffs that take runs out, and the followed persons that no other run has. */
export function runRemovals(document: ProjectDocument, runIds: ReadonlySet<string>): RecordDiff[] {
  const kept = new Set<string | null>();
  const freed = new Set<string | null>();
  for (const { id, poses } of document.ofKind('run')) {
    const uses = runIds.has(id) ? freed : kept;
    uses.add(poses.source).add(poses.target);
  }
  return [
    ...document.ofKind('run').filter(({ id }) => runIds.has(id)),
    ...document.ofKind('pose').filter(({ id }) => freed.has(id) && !kept.has(id)),
  ].map(removal);
}
