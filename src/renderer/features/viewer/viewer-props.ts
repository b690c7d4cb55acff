import type { PointInFrame } from '../../../contract/geometry.ts';
import type { Media, VideoInfo } from '../../../contract/media.ts';
import type { OverlayScene } from '../../../document/overlay/scene.ts';
import type { ChosenClip, ChosenFolder } from '../../bridge/chosen-clips.ts';
import type { FrameStore } from '../../playback/frame-store.ts';
import type { Playback } from '../../playback/playback.ts';
import type { Role } from '../../ui/role.ts';
import type { ViewLink } from './linked-view.ts';
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

/** A file that is on its way into a pane. */
export interface ClipOpening {
  readonly name: string;
  /** 0..1 while it is sent to the host; null when that is not known. */
  readonly fraction: number | null;
  /** Once it is there and long: its frames are counted. */
  readonly counting: {
    readonly mediaId: string;
    readonly framesDone: number;
    readonly framesExpected: number | null;
    readonly picture: string | null;
  } | null;
}

/** What a pane shows and asks for. The playhead is no part of it: the pane listens to `playback`. */
export interface ViewerPaneProps {
  readonly role: Role;
  readonly clip: ViewerClip | null;
  /** A file that is being opened here. */
  readonly opening: ClipOpening | null;
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
  /** The key moment whose predicted point the next click puts right, for the hint; null when it marks a new point. */
  readonly armedFor?: string | null;
  readonly isFocused: boolean;
  /** Clips that are open; the user may put any of them here. */
  readonly choices: readonly Media[];
  /** Lets the panes zoom and pan together while that is wished. */
  readonly link: ViewLink;
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
  /** Space was pressed to take hold of the picture: it is not to play, nor to stop. */
  onGrip(): void;
  /** Files and folders of pictures that were chosen or dropped, at least one. */
  onFiles(chosen: readonly ChosenClip[]): void;
  /** Lets the user choose a folder in a dialog of the host's; undefined where the page has to do it. */
  readonly chooseFolder: (() => Promise<ChosenFolder | null>) | undefined;
  onPlace(mediaId: string): void;
  /** Gives up the clip that is being opened here. */
  onCancelOpening(): void;
  /**
   * The user says where the lost clip is.
   *
   * @param acceptOther a file that is not the same is taken as well
   * @returns different: it is another file, and was not taken; null: it could not be opened
   */
  onLocate(chosen: ChosenClip, acceptOther?: boolean): Promise<'located' | 'different' | null>;
}
