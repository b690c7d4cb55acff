import { type HdrTransfer, toneMapToBt709 } from '../../kernels/tone-map-bt709.ts';

/**
 * Steps per colour. Both signals are perceptual scales, so that even steps suit them; with tetrahedral interpolation between 33 of them no
 * grey is off by more than one of 255.
 */
const STEPS = 33;

/**
 * {@link toneMapToBt709} as a look-up table in the form that ffmpeg's filter `lut3d` reads (Adobe Cube LUT specification 1.0): the same
 * colours in every build of ffmpeg, whatever filters it was made with.
 */
export function toneMapTable(transfer: HdrTransfer): string {
  const lines = [`LUT_3D_SIZE ${STEPS}`];
  const at = (step: number) => step / (STEPS - 1);
  // Red changes fastest.
  for (let blue = 0; blue < STEPS; blue += 1) {
    for (let green = 0; green < STEPS; green += 1) {
      for (let red = 0; red < STEPS; red += 1) {
        const colour = toneMapToBt709([at(red), at(green), at(blue)], transfer);
        lines.push(colour.map((value) => value.toFixed(6)).join(' '));
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
