import type { FramePicture } from '../../playback/frame-picture.ts';
import type { SceneRole, SpaceTimeSources } from '../../scene/space-time-data.ts';
import type { SpaceTimePick, SpaceTimeSelection } from './selection.ts';

/** Props of the 3D panel. */
export interface SpaceTimePanelProps {
  /** What is drawn; the same object as long as nothing has changed (memoise it). Null while there is no clip. */
  readonly sources: SpaceTimeSources | null;
  readonly selection: SpaceTimeSelection | null;
  /** The playhead; a `Playback` fits. */
  readonly playback: {
    frameOf(role: SceneRole): number;
    onFrame(listener: (role: SceneRole, frame: number) => void): () => void;
  };
  /**
   * The picture of the frame that is shown now, when it is at hand; it stays the caller's and is copied at once. Keep the function's
   * identity.
   */
  readonly frameFor: (role: SceneRole) => FramePicture | null;
  /** Calls the listener when pictures have come (`FrameStore.onChange`), so that a plane without its picture gets it. */
  readonly onPictures?: ((listener: () => void) => () => void) | undefined;
  /**
   * A small picture of any frame, for the cloud of moving pixels; it stays the caller's and is read at once. Keep the function's identity.
   * Without it there is no cloud.
   */
  readonly pictureFor?: ((role: SceneRole, frame: number) => Promise<ImageBitmap>) | undefined;
  readonly onPick: (pick: SpaceTimePick) => void;
}
