import type { SceneRole } from '../../scene/space-time-data.ts';

/** A point of a clip, by what it is called; without a keypoint the whole moment. */
export interface SpaceTimeSelection {
  readonly role: SceneRole;
  readonly momentName: string;
  readonly keypoint: string | null;
}

/** A point that the user picked: select it, and let both panes go there. */
export interface SpaceTimePick {
  readonly role: SceneRole;
  readonly momentName: string;
  readonly keypoint: string;
  readonly frame: number;
}
