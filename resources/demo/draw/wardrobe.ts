/** What a golfer wears, as #rrggbb, and how broad the parts are. */
export type Wardrobe = {
  skin: string;
  hair: string;
  shirt: string;
  shirtTrim: string;
  trousers: string;
  belt: string;
  shoes: string;
  soles: string;
  glove: string;
  cap: string;
  headwear: 'cap' | 'visor';
  legwear: 'trousers' | 'shorts';
  ponytail: boolean;
  /** Breadth of the limbs and of chest, waist and hips, 1 = average man. */
  limbs: number;
  chest: number;
  waist: number;
  hips: number;
  /** Width of the trouser legs at the hem in metres (radius). */
  hem: number;
};

/** Groups of solids that blend; between groups there is an edge. */
export const GROUP = {
  shirt: 0,
  trousers: 1,
  leftArm: 2,
  rightArm: 3,
  head: 4,
  hair: 5,
  cap: 6,
  brim: 7,
  leftShoe: 8,
  rightShoe: 9,
  sole: 10,
  face: 11,
  collar: 12,
  belt: 13,
  leftHand: 14,
  rightHand: 15,
  leftLeg: 16,
  rightLeg: 17,
  leftSock: 18,
  rightSock: 19,
};
