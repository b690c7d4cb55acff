import type { RunRecord } from '../../../contract/project.ts';
import type { Playback } from '../../playback/playback.ts';

/** What the panel shows and asks for. */
export interface TimeCurvePanelProps {
  /** The runs in view (`runsInView`). */
  readonly runs: readonly RunRecord[];
  /** Seconds of every frame of each clip, from frame 0; null while the frame table is not known. */
  readonly sourceSeconds: ArrayLike<number> | null;
  readonly targetSeconds: ArrayLike<number> | null;
  readonly playback: Pick<Playback, 'frameOf' | 'onFrame'>;
  /** Both panes are to go to this source frame and what belongs to it. */
  onSeek(sourceFrame: number): void;
}
