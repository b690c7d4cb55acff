import type { Studio } from './studio.ts';
import type { StudioState } from './studio-state.ts';
import type { PairView } from './use-pair.ts';
import { ViewerArea } from './viewer-area.tsx';

/** The viewer with both clips. */
export function ViewerStage(parts: { studio: Studio; state: StudioState; pair: PairView }) {
  return (
    <div className="panes">
      <ViewerArea {...parts} />
    </div>
  );
}
