import { InvalidArgumentError } from 'commander';
import type { Crop, FrameRange, PersonHint } from '../contract/geometry.ts';
import { METHODS, type Method } from '../contract/methods.ts';

/** Numbers separated by `separator`, exactly `count` of them (any count when left out). */
function numbers(text: string, separator: string, form: string, count?: number): number[] {
  const values = text.split(separator).map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (values.some((value) => !Number.isFinite(value)) || (count !== undefined && values.length !== count)) {
    throw new InvalidArgumentError(`Expected ${form}.`);
  }
  return values;
}

function wholeNumbers(text: string, separator: string, form: string, count?: number): number[] {
  const values = numbers(text, separator, form, count);
  if (values.some((value) => !Number.isInteger(value) || value < 0)) {
    throw new InvalidArgumentError(`Expected ${form}; frames are whole numbers from 0.`);
  }
  return values;
}

/** `a:b`, the first and the last frame, both included. */
export function parseRange(text: string): FrameRange {
  const [first, last] = wholeNumbers(text, ':', 'FIRST:LAST, for example 80:175', 2) as [number, number];
  if (first > last) throw new InvalidArgumentError('The first frame must not lie after the last.');
  return [first, last];
}

/** `x,y,w,h` in pixels of the displayed frame. */
export function parseCrop(text: string): Crop {
  const [x, y, w, h] = numbers(text, ',', 'X,Y,W,H in pixels', 4) as [number, number, number, number];
  if (w <= 0 || h <= 0) throw new InvalidArgumentError('Width and height must be greater than 0.');
  return { x, y, w, h };
}

/** `frame,x,y`: a click on a person. */
export function parsePerson(text: string): PersonHint {
  const [frame, x, y] = numbers(text, ',', 'FRAME,X,Y', 3) as [number, number, number];
  if (!Number.isInteger(frame) || frame < 0) throw new InvalidArgumentError('FRAME is a whole number from 0.');
  return { frame, x, y };
}

/** `a,b,c`: frame indexes. */
export function parseFrames(text: string): number[] {
  return wholeNumbers(text, ',', 'frame numbers such as 10,20,30');
}

/** `a,b,c`: names of methods. */
export function parseMethods(text: string): Method[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !(METHODS as readonly string[]).includes(name));
  if (unknown.length > 0) {
    throw new InvalidArgumentError(`No such method: ${unknown.join(', ')}. Methods are ${METHODS.join(', ')}.`);
  }
  return names as Method[];
}

/** A whole number from 0. */
export function parseCount(text: string): number {
  return wholeNumbers(text, ',', 'a whole number', 1)[0] as number;
}

/** `all` or a number of pairs from 1. */
export function parsePairs(text: string): 'all' | number {
  if (text === 'all') return 'all';
  const count = parseCount(text);
  if (count < 1) throw new InvalidArgumentError("Expected 'all' or a number from 1.");
  return count;
}
