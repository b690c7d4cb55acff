import type { FrameRange } from '../../contract/geometry.ts';
import type { TextValues } from '../ui/i18n.ts';

/** A reason that can be shown: a key of the catalogues and its values. */
export interface Reason {
  readonly key: string;
  readonly values?: TextValues;
}

/** Frames that were typed in, or what is wrong with them. */
export type TypedFrames = { readonly frames: number[] } | { readonly problem: Reason };

/** Three frames spread over a range: a proposal for where to look for joints. */
export function proposedFrames([first, last]: FrameRange): number[] {
  return [...new Set([0.25, 0.5, 0.75].map((part) => first + Math.round(part * (last - first))))];
}

/**
 * Frame indexes separated by commas or blanks.
 *
 * @param range the frames that may be named, first and last
 */
export function parseFrames(text: string, [first, last]: FrameRange): TypedFrames {
  const words = text.split(/[\s,;]+/).filter(Boolean);
  if (words.length === 0) return { problem: { key: 'run.frames.none' } };
  const wrong = words.find((word) => !/^\d+$/.test(word));
  if (wrong !== undefined) return { problem: { key: 'run.frames.no-number', values: { word: wrong } } };
  const outside = words.find((word) => Number(word) < first || Number(word) > last);
  if (outside !== undefined) return { problem: { key: 'run.frames.outside', values: { frame: outside, first, last } } };
  return { frames: [...new Set(words.map(Number))].sort((a, b) => a - b) };
}
