/**
 * The bar code in which every frame of the golden set carries its number: 20 cells in a row, black or white, in the middle of the picture.
 * Two guard cells (white, black), 12 bits of the number, 4 check bits, two guard cells (white, black). Places are shares of the picture's
 * width and height, so that it survives scaling; cells are judged against the guards, so that it survives tone mapping and lossy coding.
 *
 * Nothing here needs Node or a page: the same function reads what ffmpeg decoded and what a canvas shows.
 */

/** Numbers that fit: 0 to 4095. */
export const BAR_CODE_NUMBERS = 4096;

/** Where the code lies, shares of width and height. */
export const BAR_CODE_AREA = { left: 0.05, right: 0.95, top: 0.35, bottom: 0.65 } as const;

const NUMBER_BITS = 12;
const CHECK_BITS = 4;
const GUARD: readonly boolean[] = [true, false];

/** White and black must lie at least so far apart, of 255, and every cell at least a quarter of that from the middle. */
const LEAST_CONTRAST = 48;

/** The cells of a number from left to right; true is white. */
export function barCodeCells(number: number): boolean[] {
  if (!Number.isInteger(number) || number < 0 || number >= BAR_CODE_NUMBERS) {
    throw new RangeError(`${number} does not fit in the bar code`);
  }
  return [...GUARD, ...bitsOf(number, NUMBER_BITS), ...bitsOf(checkOf(number), CHECK_BITS), ...GUARD];
}

/**
 * Reads the number that a picture carries.
 *
 * @param pixels rows from the top without padding, 3 (RGB) or 4 (RGBA) bytes a pixel: as many as the length says
 * @param part the part of the picture that is the frame, pixels; all of it when left out
 * @returns null when there is no code, or a damaged, mirrored or turned one
 */
export function readBarCode(
  pixels: ArrayLike<number>,
  width: number,
  height: number,
  part: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } = {
    x: 0,
    y: 0,
    width,
    height,
  },
): number | null {
  const channels = pixels.length / (width * height);
  if (channels !== 3 && channels !== 4)
    throw new RangeError(`${pixels.length} bytes are no ${width} x ${height} picture`);
  const count = NUMBER_BITS + CHECK_BITS + 2 * GUARD.length;
  const { left, right, top, bottom } = BAR_CODE_AREA;
  const cellWidth = ((right - left) / count) * part.width;
  const rows = [top + (bottom - top) * 0.25, top + (bottom - top) * 0.75].map((share) => part.y + share * part.height);
  const levels = Array.from({ length: count }, (_, cell) => {
    const start = part.x + left * part.width + cell * cellWidth;
    // The middle of the cell only: its edges are blurred by coding and scaling.
    return meanLevel(
      pixels,
      width,
      channels,
      [start + cellWidth * 0.3, start + cellWidth * 0.7],
      rows as [number, number],
    );
  });
  const guards = [0, 1, count - 2, count - 1].map((cell) => levels[cell]!);
  const white = Math.min(guards[0]!, guards[2]!);
  const black = Math.max(guards[1]!, guards[3]!);
  const contrast = white - black;
  const middle = (white + black) / 2;
  if (contrast < LEAST_CONTRAST || levels.some((level) => Math.abs(level - middle) < contrast / 4)) return null;
  const bits = levels.slice(GUARD.length, -GUARD.length).map((level) => level > middle);
  const number = numberOf(bits.slice(0, NUMBER_BITS));
  return numberOf(bits.slice(NUMBER_BITS)) === checkOf(number) ? number : null;
}

/** Four bits that tell damage: CRC-4 (x^4 + x + 1) of the number, inverted, so that an empty picture is no code. */
function checkOf(number: number): number {
  let remainder = number << CHECK_BITS;
  for (let bit = NUMBER_BITS + CHECK_BITS - 1; bit >= CHECK_BITS; bit -= 1) {
    if (remainder & (1 << bit)) remainder ^= 0b10011 << (bit - CHECK_BITS);
  }
  return remainder ^ 0b1111;
}

function bitsOf(number: number, count: number): boolean[] {
  return Array.from({ length: count }, (_, bit) => (number & (1 << (count - 1 - bit))) !== 0);
}

function numberOf(bits: readonly boolean[]): number {
  return bits.reduce((number, bit) => number * 2 + Number(bit), 0);
}

/** Mean of (R + 2 G + B) / 4 over a rectangle, at least one pixel. */
function meanLevel(
  pixels: ArrayLike<number>,
  width: number,
  channels: number,
  [left, right]: readonly [number, number],
  [top, bottom]: readonly [number, number],
): number {
  let sum = 0;
  let count = 0;
  for (let y = Math.floor(top); y < Math.max(bottom, Math.floor(top) + 1); y += 1) {
    for (let x = Math.floor(left); x < Math.max(right, Math.floor(left) + 1); x += 1) {
      const at = (y * width + x) * channels;
      sum += (pixels[at]! + 2 * pixels[at + 1]! + pixels[at + 2]!) / 4;
      count += 1;
    }
  }
  return sum / count;
}
