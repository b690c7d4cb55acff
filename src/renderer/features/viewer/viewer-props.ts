import type { PointInFrame } from '../../../contract/geometry.ts';
import type { Media, VideoInfo } from '../../../contract/media.ts';
import type { OverlayScene } from '../../../document/overlay/scene.ts';
import type { FrameStore } from '../../playback/frame-store.ts';
import type { Playback } from '../../playback/playback.ts';
import type { Role } from '../../ui/role.ts';
import type { PanePoint, PointChoice } from './pane-points.ts';

/** The clip of a pane. */
export interface ViewerClip {
  readonly mediaId: string;
  readonly info: VideoInfo;
  /** The user's extra clockwise turn. */
  readonly turn: 0 | 90 | 180 | 270;
  /** Frames per second at which the scene was filmed, when it differs from the file's. */
  readonly captureFps: number | null;
  /** True when the file cannot be found. */
  readonly isLost: boolean;
}

/** What a pane shows and asks for. The playhead is no part of it: the pane listens to `playback`. */
export interface ViewerPaneProps {
  readonly role: Role;
  readonly clip: ViewerClip | null;
  /** A file that is being opened here. */
  readonly opening: { readonly name: string; readonly fraction: number | null } | null;
  readonly playback: Playback;
  readonly frames: FrameStore;
  /** What lies over the frames; see `paneScene`. */
  readonly scene: OverlayScene | null;
  /** The points that can be pointed at in a frame; see `panePoints`. */
  pointsAt(frame: number): readonly PanePoint[];
  readonly selected: PointChoice | null;
  /** The key moment at which playback stands: its marks are drawn in full. */
  readonly momentName?: string | undefined;
  readonly tool: 'hand' | 'mark';
  /** The name that the next marked point gets, for the hint; null when it is made up. */
  readonly markName: string | null;
  readonly isFocused: boolean;
  /** Clips that are open; the user may put any of them here. */
  readonly choices: readonly Media[];
  onFocus(): void;
  /** The wheel was turned. */
  onStep(frames: number): void;
  onMark(place: PointInFrame & { readonly frame: number }): void;
  onSelectPoint(point: PanePoint | null): void;
  /** A point is taken hold of: `editor.openMark`. */
  onMoveStart(point: PanePoint): void;
  onMovePoint(point: PanePoint, place: PointInFrame): void;
  /** The point was let go: `editor.closeMark`; with `kept` false the move was given up: `editor.cancelMark`. */
  onMoveEnd(kept: boolean): void;
  /** Files that were chosen or dropped, at least one. */
  onFiles(files: readonly File[]): void;
  onPlace(mediaId: string): void;
  /** The user wants to say where the lost file is; left out where the host cannot do it. */
  onLocate?(): void;
}
