import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

/** The variable font that ships with the app (SIL Open Font Licence 1.1), one file for all weights. */
const FONT_FILE = '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';

/** Its family as the overlay's tokens name it. */
const FONT_FAMILY = 'Inter Variable';

/**
 * Registers the overlay's font with the canvas library, once per process. Without it the machine's own sans-serif is used.
 *
 * @returns true when the font is there
 */
export function registerFonts(): boolean {
  if (GlobalFonts.has(FONT_FAMILY)) return true;
  let file: string;
  try {
    file = createRequire(import.meta.url).resolve(FONT_FILE);
  } catch {
    return false;
  }
  return GlobalFonts.registerFromPath(file, FONT_FAMILY) !== null;
}
