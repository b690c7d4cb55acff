import { useMemo } from 'react';
import type { PoseTrack } from '../../contract/keypoints.ts';
import type { FrameTableRecord } from '../../contract/media.ts';
import type { AnchorRecord, MediaRecord, MomentRecord, RunRecord } from '../../contract/project.ts';
import { anchorsOf, latestRuns, momentsOf, poseIn, sourceOf, targetOf } from '../../document/queries.ts';
import type { Comparer } from '../studio/comparer.ts';
import type { Comparison } from '../studio/comparison.ts';
import { runsInView } from '../studio/comparison-order.ts';
import { withPartialRuns } from '../studio/partial-runs.ts';
import { useDocument } from '../studio/use-document.ts';
import { useView } from '../studio/view-store.ts';
import type { Role } from '../ui/role.ts';
import type { StudioState } from './studio-state.ts';

/** What the panels show of the pair; the parts keep their identity while nothing about them changes. */
export interface PairView {
  readonly media: Readonly<Record<Role, MediaRecord | null>>;
  readonly tables: Readonly<Record<Role, FrameTableRecord | null>>;
  readonly moments: Readonly<Record<Role, readonly MomentRecord[]>>;
  /** The persons that the newest runs followed. */
  readonly poses: Readonly<Record<Role, PoseTrack | null>>;
  /** The newest run of every method; while a run goes on, what it has found so far (`isPartialRun`). */
  readonly runs: readonly RunRecord[];
  /** Those of {@link runs} that the method view shows. */
  readonly shown: readonly RunRecord[];
  readonly comparison: Comparison;
  readonly anchors: readonly AnchorRecord[];
}

const NO_MOMENTS: readonly MomentRecord[] = [];

/** The pair as the document has it. @param comparer of the window; it keeps what did not change */
export function usePair({ tables, partial }: StudioState, comparer: Comparer): PairView {
  const source = useDocument(sourceOf) ?? null;
  const target = useDocument(targetOf) ?? null;
  const sourceMoments = useDocument((document) => (source ? momentsOf(document, source.id) : NO_MOMENTS));
  const targetMoments = useDocument((document) => (target ? momentsOf(document, target.id) : NO_MOMENTS));
  const latest = useDocument(latestRuns);
  const sourcePose = useDocument((document) => poseIn(document, latestRuns(document), 'source'));
  const targetPose = useDocument((document) => poseIn(document, latestRuns(document), 'target'));
  const sourceId = source?.id ?? null;
  const targetId = target?.id ?? null;
  const runs = useMemo(
    () => withPartialRuns(latest, partial, { sourceId, targetId }),
    [latest, partial, sourceId, targetId],
  );
  const anchors = useDocument(anchorsOf);
  const view = useView(({ methodView }) => methodView);
  const shown = useMemo(() => runsInView(runs, view), [runs, view]);
  const comparison = useMemo(
    () => comparer.compare({ runs, sourceMoments, targetMoments, targetPose }),
    [comparer, runs, sourceMoments, targetMoments, targetPose],
  );
  const sourceTable = source ? (tables[source.id] ?? null) : null;
  const targetTable = target ? (tables[target.id] ?? null) : null;
  return useMemo(
    () => ({
      media: { source, target },
      tables: { source: sourceTable, target: targetTable },
      moments: { source: sourceMoments, target: targetMoments },
      poses: { source: sourcePose, target: targetPose },
      runs,
      shown,
      comparison,
      anchors,
    }),
    [
      source,
      target,
      sourceTable,
      targetTable,
      sourceMoments,
      targetMoments,
      sourcePose,
      targetPose,
      runs,
      shown,
      comparison,
      anchors,
    ],
  );
}
