import type { ComparisonWish } from '../../contract/export.ts';
import { displayedSize, latestRuns, playableRange, poseIn } from '../../document/queries.ts';
import type { ComparisonSubject, SubjectClip } from '../features/export/comparison-subject.ts';
import { viewModes } from '../features/viewer/view-modes.ts';
import { realTimeStore } from '../playback/real-time.ts';
import { isPartialRun } from '../studio/partial-runs.ts';
import { currentWarp, warpStore } from '../studio/warp-choice.ts';
import type { Role } from '../ui/role.ts';
import type { Studio } from './studio.ts';
import type { PairView } from './use-pair.ts';

/** The pair as exports find it in the project: what a run that goes on has found so far is not in it yet. */
export function exportedPair({ session }: Studio, pair: PairView): PairView {
  return { ...pair, runs: latestRuns(session.document), shown: pair.shown.filter((run) => !isPartialRun(run)) };
}

/** What a comparison clip of the pair is made of; null while a clip is missing or not open. */
export function comparisonSubject({ session }: Studio, pair: PairView): ComparisonSubject | null {
  // The export puts the run in front that the window follows.
  const { run: followed } = currentWarp(warpStore.getState(), pair);
  const results = [...pair.runs]
    .sort((a, b) => Number(b === followed) - Number(a === followed))
    .map(({ result }) => result);
  const first = results.at(0);
  const clipOf = (role: Role): SubjectClip | null => {
    const media = pair.media[role];
    const table = pair.tables[role];
    if (!media || !table) return null;
    return {
      mediaId: media.id,
      file: media.info.file,
      ...displayedSize(media),
      turn: media.rotationOverrideDegrees,
      table,
      fps: media.info.fps,
      range: playableRange(media),
      syncFrame: media.syncFrame,
      captureFps: media.captureFps,
      crop: first?.[role].crop ?? null,
      pose: poseIn(session.document, pair.runs, role),
    };
  };
  const [source, target] = [clipOf('source'), clipOf('target')];
  if (!source || !target) return null;
  return {
    source,
    target,
    runs: results,
    sourceMoments: pair.moments.source,
    targetMoments: pair.moments.target,
    anchors: pair.anchors.map(({ sourceFrame, targetFrame }) => [sourceFrame, targetFrame, 1]),
  };
}

/** How the clip looks and runs to begin with: as the window does. */
export function lookOfWindow(pair: PairView): Partial<ComparisonWish> {
  const { mode, opacity, divider, alignsPeople } = viewModes.getState();
  const { kind, run } = currentWarp(warpStore.getState(), pair);
  const { inFileTime } = realTimeStore.getState();
  const realTime = (role: Role): boolean => !inFileTime.has(pair.media[role]?.id ?? '');
  return {
    ...{ layout: mode, opacity, divider, alignsPeople, warp: kind, runId: run?.id ?? null },
    realTime: { source: realTime('source'), target: realTime('target') },
  };
}
