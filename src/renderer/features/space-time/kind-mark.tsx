import type { MarkKind } from '../../../document/overlay/scene.ts';
import { markColour } from '../../scene/scene-colours.ts';
import type { SceneRole } from '../../scene/space-time-data.ts';

const PATHS: Readonly<Record<MarkKind, string>> = {
  manual: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z',
  joint: 'M6 1 11 10H1Z',
  sequential: 'M6 .5 11.5 6 6 11.5.5 6Z',
};

/** The mark of a point as the scene draws it; a decoration beside its word. */
export function KindMark({ kind, clip }: { kind: MarkKind; clip: SceneRole }) {
  return (
    <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
      <path d={PATHS[kind]} fill={`var(--${markColour(clip, kind)})`} />
    </svg>
  );
}
