import { BAR_CODE_AREA, barCodeCells } from './bar-code.ts';

/** Digits of 5 x 7 pixels, a row per text, `#` is ink. */
const DIGITS: readonly (readonly string[])[] = [
  [' ### ', '#   #', '#  ##', '# # #', '##  #', '#   #', ' ### '],
  ['  #  ', ' ##  ', '  #  ', '  #  ', '  #  ', '  #  ', ' ### '],
  [' ### ', '#   #', '    #', '  ## ', ' #   ', '#    ', '#####'],
  [' ### ', '#   #', '    #', '  ## ', '    #', '#   #', ' ### '],
  ['   # ', '  ## ', ' # # ', '#  # ', '#####', '   # ', '   # '],
  ['#####', '#    ', '#### ', '    #', '    #', '#   #', ' ### '],
  ['  ## ', ' #   ', '#    ', '#### ', '#   #', '#   #', ' ### '],
  ['#####', '    #', '   # ', '  #  ', '  #  ', '  #  ', '  #  '],
  [' ### ', '#   #', '#   #', ' ### ', '#   #', '#   #', ' ### '],
  [' ### ', '#   #', '#   #', ' ####', '    #', '   # ', ' ##  '],
];

/** Red, green, blue, white, mid grey: at the bottom, so that colours can be compared between decoders. */
export const COLOUR_PATCHES: readonly (readonly [number, number, number])[] = [
  [200, 40, 40],
  [40, 180, 60],
  [40, 70, 200],
  [235, 235, 235],
  [128, 128, 128],
];

/** Centre of a colour patch, shares of width and height. */
export function patchCentre(patch: number): { readonly x: number; readonly y: number } {
  return { x: 0.05 + (0.9 * (patch + 0.5)) / COLOUR_PATCHES.length, y: 0.92 };
}

/**
 * Draws the frame of a number: digits above, bar code in the middle, a square that moves below it, colour patches at the bottom.
 *
 * @returns RGB24, rows from the top
 */
export function drawFrame(number: number, width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height * 3).fill(112);
  const fill = (left: number, top: number, right: number, bottom: number, colour: readonly number[]) => {
    for (let y = Math.round(top * height); y < Math.round(bottom * height); y += 1) {
      for (let x = Math.round(left * width); x < Math.round(right * width); x += 1) {
        pixels.set(colour, (y * width + x) * 3);
      }
    }
  };
  const grey = (level: number) => [level, level, level];
  const cells = barCodeCells(number);
  const { left, right, top, bottom } = BAR_CODE_AREA;
  const cellWidth = (right - left) / cells.length;
  cells.forEach((white, cell) => {
    fill(left + cell * cellWidth, top, left + (cell + 1) * cellWidth, bottom, grey(white ? 255 : 0));
  });
  // Five digits, a dot of a fiftieth of the height.
  const dot = 0.2 / 7;
  const dotWidth = (dot * height) / width;
  [...String(number).padStart(4, '0')].forEach((digit, place) => {
    DIGITS[Number(digit)]!.forEach((row, line) => {
      [...row].forEach((ink, column) => {
        const x = 0.05 + (place * 6 + column) * dotWidth;
        if (ink === '#') fill(x, 0.08 + line * dot, x + dotWidth, 0.08 + (line + 1) * dot, grey(255));
      });
    });
  });
  const place = 0.05 + 0.8 * ((number % 48) / 48);
  fill(place, 0.68, place + 0.1, 0.82, [230, 150, 30]);
  COLOUR_PATCHES.forEach((colour, patch) => {
    const share = 0.9 / COLOUR_PATCHES.length;
    fill(0.05 + patch * share, 0.86, 0.05 + (patch + 1) * share, 0.98, colour);
  });
  return pixels;
}
