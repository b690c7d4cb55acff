import type { CameraSetup } from './camera.ts';
import type { ClubLook } from './club.ts';
import type { Light } from './light.ts';
import type { Scenery } from './plate.ts';
import type { Proportions } from './skeleton.ts';
import type { SwingStyle } from './swing.ts';
import type { Vector } from './vector.ts';
import type { Wardrobe } from './wardrobe.ts';

/** Everything that makes one clip. */
export type Performer = {
  file: string;
  frames: number;
  /** Frames at which the ten positions of the swing are reached. */
  timing: readonly number[];
  style: SwingStyle;
  body: Proportions;
  wardrobe: Wardrobe;
  camera: CameraSetup;
  light: Light;
  scenery: Scenery;
  club: ClubLook;
  /** Velocity of the ball after impact in metres per second. */
  ballVelocity: Vector;
};

/** Frames per second of every clip. */
export const FPS = 30;
