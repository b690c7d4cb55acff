import type { ComparisonWish } from '../../contract/export.ts';
import { displayedSize, poseIn } from '../../document/queries.ts';
import type { ComparisonSubject, SubjectClip } from '../features/export/comparison-subject.ts';
import { viewModes } from '../features/viewer/view-modes.ts';
import { currentWarp, warpStore } from '../studio/warp-choice.ts';
import type { Role } from '../ui/role.ts';
import type { Studio } from './studio.ts';
import type { PairView } from './use-pair.ts';

/** What a comparison clip of the pair is made of; null while there is no run, or a clip is not open. */
export function comparisonSubject({ session }: Studio, pair: PairView): ComparisonSubject | null {
  const results = pair.runs.map(({ result }) => result);
  const [first] = results;
  const clipOf = (role: Role): SubjectClip | null => {
    const media = pair.media[role];
    const table = pair.tables[role];
    if (!media || !table || !first) return null;
    return {
      mediaId: media.id,
      ...displayedSize(media),
      turn: media.rotationOverrideDegrees,
      table,
      range: first[role].range,
      crop: first[role].crop,
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
    anchors: pair.anchors.map(({ sourceFrame, targetFrame }) => [sourceFrame, targetFrame, 1]),
  };
}

/** The clip's look to begin with: that of the window. */
export function lookOfWindow(pair: PairView): Partial<ComparisonWish> {
  const { mode, opacity, divider, alignsPeople } = viewModes.getState();
  const { kind } = currentWarp(warpStore.getState(), pair);
  return { layout: mode, opacity, divider, alignsPeople, warp: kind === 'anchors' ? 'anchors' : 'method' };
}
