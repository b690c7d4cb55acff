/** Frames that were typed in, or what is wrong with them. */
export type TypedFrames = { readonly frames: number[] } | { readonly problem: string };

/** Three frames spread over a clip: a proposal for where to look for joints. */
export function proposedFrames(frames: number): number[] {
  return [...new Set([0.25, 0.5, 0.75].map((part) => Math.min(frames - 1, Math.round(part * (frames - 1)))))];
}

/**
 * Frame indexes separated by commas or blanks.
 *
 * @param frames number of frames of the clip
 */
export function parseFrames(text: string, frames: number): TypedFrames {
  const words = text.split(/[\s,;]+/).filter(Boolean);
  if (words.length === 0) return { problem: 'Name at least one frame.' };
  const wrong = words.find((word) => !/^\d+$/.test(word));
  if (wrong !== undefined) return { problem: `"${wrong}" is not a frame number.` };
  const outside = words.find((word) => Number(word) >= frames);
  if (outside !== undefined) return { problem: `The clip has no frame ${outside}: its last frame is ${frames - 1}.` };
  return { frames: [...new Set(words.map(Number))].sort((a, b) => a - b) };
}
