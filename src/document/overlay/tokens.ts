/**
 * Colours and type of everything that is drawn over footage. The hues are those of Okabe and Ito (2008), which stay apart for every kind
 * of colour vision; no meaning is told by hue alone (shape and dash tell it too).
 */
export const OVERLAY_COLOURS = {
  /** Marked in the source clip. */
  source: '#56B4E9',
  /** Marked in the target clip (ground truth, corrections). */
  target: '#2BC79A',
  /** Predicted by a joint method. */
  joint: '#FFB52E',
  /** Predicted by a sequential method. */
  sequential: '#E58FBF',
  /** Asks the user to look. */
  warning: '#F0E442',
  /** The tracked pose. */
  pose: '#FFFFFF',
  text: '#F4F7FB',
  textMuted: '#A9B6C6',
  /** Text on a bright chip. */
  textOnChip: '#0B1017',
  /** Behind text that lies on footage. */
  plate: 'rgba(11, 16, 23, 0.80)',
  /** Around every mark and line, so that it is seen on any footage. */
  halo: 'rgba(6, 10, 15, 0.78)',
  rim: '#FFFFFF',
  /** Over a picture whose clip has ended. */
  dim: 'rgba(6, 10, 15, 0.50)',
  /** Ground of pictures that we compose. */
  canvas: '#0E141C',
  panel: '#161E29',
  line: '#2C3947',
} as const;

/**
 * The families under which a host without a style sheet registers the overlay's font, one per script. A page has all of them as
 * "Inter Variable".
 */
export const OVERLAY_FONT_NAMES = {
  latin: 'Inter Variable',
  latinExtended: 'Inter Variable Latin Extended',
  cyrillic: 'Inter Variable Cyrillic',
  greek: 'Inter Variable Greek',
} as const;

/** The families of the overlay's text: Inter (SIL Open Font Licence), then what the machine has. */
export const OVERLAY_FONT_FAMILY = [
  ...Object.values(OVERLAY_FONT_NAMES).map((name) => `"${name}"`),
  ...['"Helvetica Neue"', 'Arial', 'sans-serif'],
].join(', ');

/** Hues of the parts of the body and of things, for pictures in which points are told apart by part: Okabe and Ito (2008). */
export const PART_COLOURS = {
  head: '#F0E442',
  leftArm: '#56B4E9',
  rightArm: '#FF9E3D',
  leftLeg: '#2BC79A',
  rightLeg: '#E58FBF',
  other: '#FFFFFF',
} as const;
