/** Where to go in a clip. */
export type Place = { readonly frame: number } | { readonly seconds: number };

/**
 * Understands a frame (`123`) or a time (`1.5s`, `1.5 s`, `1:02.5`, `0:01:02`); a decimal comma will do.
 *
 * @param frameBase the number that the window gives to the first frame
 * @returns the frame counted from 0; null when it is neither
 */
export function parsePlace(text: string, frameBase: 0 | 1): Place | null {
  const written = text.trim().replace(',', '.');
  if (/^\d+$/.test(written)) {
    const frame = Number(written) - frameBase;
    return frame >= 0 ? { frame } : null;
  }
  const seconds = /^(\d+(?:\.\d+)?|\.\d+)\s*s?$/i.exec(written)?.[1];
  if (seconds !== undefined) return { seconds: Number(seconds) };
  const clock = /^(?:(\d+):)?(\d+):(\d{1,2}(?:\.\d+)?)$/.exec(written);
  if (!clock) return null;
  const [, hours = '0', minutes = '0', rest = '0'] = clock;
  return { seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(rest) };
}
