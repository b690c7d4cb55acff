import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';
import { OVERLAY_FONT_NAMES } from '../../document/overlay/tokens.ts';

/** The variable font that ships with the app (Inter, SIL Open Font Licence 1.1): one file per script, all weights in each. */
const SUBSETS: Readonly<Record<keyof typeof OVERLAY_FONT_NAMES, string>> = {
  latin: 'inter-latin-wght-normal.woff2',
  latinExtended: 'inter-latin-ext-wght-normal.woff2',
  cyrillic: 'inter-cyrillic-wght-normal.woff2',
  greek: 'inter-greek-wght-normal.woff2',
};

/**
 * Registers the overlay's font with the canvas library, once per process. Other scripts, and all text should the font be missing, are drawn
 * with what the machine has; on a machine without fonts that is nothing.
 *
 * @returns true when the font is there
 */
export function registerFonts(): boolean {
  const { resolve } = createRequire(import.meta.url);
  for (const [subset, file] of Object.entries(SUBSETS)) {
    const name = OVERLAY_FONT_NAMES[subset as keyof typeof SUBSETS];
    if (GlobalFonts.has(name)) continue;
    try {
      // Read by Node, not by the library: in a packaged app the file lies in an archive that only Node can open.
      GlobalFonts.register(readFileSync(resolve(`@fontsource-variable/inter/files/${file}`)), name);
    } catch {
      return false;
    }
  }
  return GlobalFonts.has(OVERLAY_FONT_NAMES.latin);
}
