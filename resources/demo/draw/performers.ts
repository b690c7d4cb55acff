import type { CameraSetup } from './camera.ts';
import { clubLook } from './club.ts';
import type { ClubLook } from './club.ts';
import type { Wardrobe } from './figure.ts';
import type { Light } from './light.ts';
import { colour } from './materials.ts';
import type { Scenery } from './plate.ts';
import { paintFairway } from './scenery-fairway.ts';
import { paintStudio } from './scenery-studio.ts';
import type { Proportions } from './skeleton.ts';
import type { SwingStyle } from './swing.ts';
import { unit } from './vector.ts';

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
  ballVelocity: readonly [number, number, number];
};

export const FPS = 30;

const golferA: Performer = {
  file: 'golfer-a.mp4',
  frames: 84,
  timing: [10, 20, 28, 37, 42, 44.5, 47, 50, 54, 66],
  style: { address: {}, changes: {} },
  body: { thigh: 0.425, shin: 0.415, torso: 0.5, upperArm: 0.29, forearm: 0.255, hipHalfWidth: 0.095, shoulderHalfWidth: 0.185, neck: 0.085, head: 0.235, stance: 0.24, flare: 18 },
  wardrobe: {
    skin: '#d9a07c', hair: '#4a3222', shirt: '#f4f1ea', shirtTrim: '#2f5d9b', trousers: '#33486b', belt: '#2a2320', shoes: '#f2f0ec', soles: '#9fa4aa', glove: '#f7f7f5', cap: '#c8372f',
    headwear: 'cap', ponytail: false, limbs: 1, chest: 1, waist: 1, hips: 1, hem: 0.066,
  },
  camera: {
    width: 960, height: 540, lookAt: [0.06, 0.93, 0], azimuth: 10, elevation: 5, distance: 6.2, focalPixels: 1340,
    drift: (seconds) => ({ x: 5 * Math.sin(1.7 * seconds + 0.4) + 2 * Math.sin(4.1 * seconds), y: 3 * Math.sin(2.3 * seconds + 1) + 1.2 * Math.sin(5.3 * seconds + 2), roll: 0.004 * Math.sin(1.3 * seconds), zoom: 1 }),
  },
  light: {
    key: { direction: unit([-0.62, 0.78, 0.55]), colour: [2.15, 1.95, 1.6] },
    rim: { direction: unit([0.75, 0.35, -0.65]), colour: [0.9, 0.95, 0.8] },
    sky: [0.5, 0.62, 0.8],
    ground: [0.24, 0.32, 0.14],
    shadow: { strength: 0.62, softness: 0.035 },
  },
  scenery: paintFairway,
  club: clubLook('#26262a', '#aeb4ba', '#7e858c', 0.026),
  ballVelocity: [26, 9, -1],
};

const golferB: Performer = {
  file: 'golfer-b.mp4',
  frames: 105,
  timing: [14, 29, 40, 51, 58, 61.5, 65, 69, 74, 90],
  style: {
    address: { bend: 30, reach: 0.94, pelvisZ: -0.05, headPitch: 34 },
    changes: {
      3: { pelvisX: -0.02, pelvisYaw: -50, chestYaw: -98, bend: 29, side: -1, arms: -140, armsOut: -4, reach: 0.9, club: -268, clubOut: -4, grounded: 0, headYaw: -12 },
      9: { pelvisX: 0.14, pelvisZ: -0.01, height: 1, pelvisYaw: 86, chestYaw: 104, bend: 2, side: -10, arms: 138, armsOut: 2, reach: 0.66, club: 236, clubOut: -30, grounded: 0, heel: 1, footYaw: 42, leadYaw: 10, headYaw: 78, headPitch: -4 },
    },
  },
  body: { thigh: 0.41, shin: 0.405, torso: 0.455, upperArm: 0.268, forearm: 0.24, hipHalfWidth: 0.094, shoulderHalfWidth: 0.158, neck: 0.085, head: 0.225, stance: 0.2, flare: 14 },
  wardrobe: {
    skin: '#8d5a3c', hair: '#1d1512', shirt: '#f0b429', shirtTrim: '#fff6e0', trousers: '#e9e6e1', belt: '#7a4a2b', shoes: '#f6f4f0', soles: '#e56b55', glove: '#f4f4f2', cap: '#f7f5f0',
    headwear: 'visor', ponytail: true, limbs: 0.86, chest: 0.9, waist: 0.87, hips: 0.96, hem: 0.05,
  },
  camera: {
    width: 720, height: 960, lookAt: [0.02, 0.95, 0], azimuth: -15, elevation: 11, distance: 4.6, focalPixels: 1660,
    drift: (seconds) => ({ x: -7 + 4 * seconds + 1.5 * Math.sin(3.1 * seconds), y: 2.5 * Math.sin(1.9 * seconds) + 1.2 * Math.sin(4.7 * seconds + 1), roll: -0.003 * Math.sin(1.1 * seconds + 0.6), zoom: 1 + 0.004 * seconds }),
  },
  light: {
    key: { direction: unit([0.6, 0.85, 0.6]), colour: [1.95, 1.75, 1.5] },
    rim: { direction: unit([-0.8, 0.45, -0.5]), colour: [1.1, 0.95, 0.75] },
    sky: [0.46, 0.5, 0.6],
    ground: [0.2, 0.24, 0.2],
    shadow: { strength: 0.55, softness: 0.09 },
  },
  scenery: paintStudio,
  club: clubLook('#8c2f2f', '#c9ced3', '#585e66', 0.026),
  ballVelocity: [24, 7, -1],
};

export const PERFORMERS: readonly Performer[] = [golferA, golferB];
