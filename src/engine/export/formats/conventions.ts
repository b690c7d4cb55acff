import type { Conventions } from '../../../contract/project.ts';
import type { TrackClip, TrackSet } from './track-set.ts';

/** How our own documents count frames and places. */
export const CONVENTIONS: Conventions = {
  frameIndexBase: 0,
  frameOrder: 'presentation',
  origin: 'top-left',
  unit: 'pixel of the displayed orientation',
  pixelCentre: 0.5,
};

/** The same in words, one fact per line, for formats with room for a comment. Free of "--", which XML forbids in comments. */
export function conventionLines({ pixelCentre }: Pick<TrackSet, 'pixelCentre'>): string[] {
  return [
    'frames: index from 0 in presentation order; times: seconds from the appearance of frame 0',
    'places: pixels of the displayed orientation, origin top left, x to the right, y down',
    `the centre of the first pixel lies at (${pixelCentre}, ${pixelCentre})`,
  ];
}

/** What was done to a clip's pictures to display them, in words. */
export function rotationWords({ rotationDegrees }: TrackClip): string {
  return rotationDegrees === null
    ? 'rotation not recorded'
    : `rotated ${rotationDegrees} degrees clockwise for display`;
}
