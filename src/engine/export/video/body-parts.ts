import { PART_COLOURS } from '../../../document/overlay/tokens.ts';

/** Parts of the body that the picture of matches tells apart, and things. */
export type BodyPart = keyof typeof PART_COLOURS;

/** Parts in the order of the legend, with the names that people read. */
export const BODY_PARTS: readonly { readonly part: BodyPart; readonly label: string }[] = [
  { part: 'head', label: 'head' },
  { part: 'leftArm', label: 'left arm' },
  { part: 'rightArm', label: 'right arm' },
  { part: 'leftLeg', label: 'left leg' },
  { part: 'rightLeg', label: 'right leg' },
  { part: 'other', label: 'object' },
];

const WORDS: readonly (readonly [RegExp, BodyPart])[] = [
  [/^(head|nose|neck)$/, 'head'],
  [/^left_(shoulder|elbow|wrist|hand)$/, 'leftArm'],
  [/^right_(shoulder|elbow|wrist|hand)$/, 'rightArm'],
  [/^left_(hip|knee|ankle|foot)$/, 'leftLeg'],
  [/^right_(hip|knee|ankle|foot)$/, 'rightLeg'],
];

/** The part to which a keypoint belongs by its name. */
export function bodyPartOf(name: string): BodyPart {
  return WORDS.find(([words]) => words.test(name))?.[1] ?? 'other';
}

/** The colour of a keypoint by its part. */
export function partColour(name: string): string {
  return PART_COLOURS[bodyPartOf(name)];
}
