import type { AlignRequest, ClipChoice } from '../../contract/align.ts';
import type { OpenedVideo } from '../ports.ts';

/** One clip of a pair to align: the opened file, and how it is to be analysed. */
export interface ClipToAlign {
  readonly video: OpenedVideo;
  readonly choice: ClipChoice;
}

/** An {@link AlignRequest} whose media ids were resolved to opened videos. */
export interface AlignTask extends Pick<AlignRequest, 'queries' | 'methods' | 'pose' | 'device' | 'mirror'> {
  readonly source: ClipToAlign;
  readonly target: ClipToAlign;
}
