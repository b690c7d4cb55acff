import type { CorrespondencesFile } from '../../contract/correspondences.ts';
import { addition, removal } from '../diffs.ts';
import { newRecordId } from '../ids.ts';
import { type Command, requireRecord } from './command.ts';

/** Takes over the results of a job, all of them as one step; `createdAt` is an ISO 8601 time. */
export const addRuns: Command<{
  sourceId: string;
  targetId: string;
  results: readonly CorrespondencesFile[];
  createdAt: string;
}> = {
  name: 'run.add',
  label: 'Align',
  isEnabled: (document, { sourceId, targetId, results }) =>
    results.length > 0 && [sourceId, targetId].every((id) => document.find('media', id) !== undefined),
  perform: (_document, { sourceId, targetId, results, createdAt }) =>
    results.map((result) =>
      addition({ id: newRecordId('run'), kind: 'run', sourceId, targetId, createdAt, result, verdicts: [] }),
    ),
};

/** Deletes a run with everything that was said of it. */
export const deleteRun: Command<{ runId: string }> = {
  name: 'run.delete',
  label: 'Delete run',
  isEnabled: (document, { runId }) => document.find('run', runId) !== undefined,
  perform: (document, { runId }) => [removal(requireRecord(document, 'run', runId))],
};
