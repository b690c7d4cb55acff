import { readBarCode } from '../../../build/golden-media/bar-code.ts';

/** A frame that a pane said it shows, and the number that was read from its pixels. */
export type Sight = readonly [drawn: number, number: number | null];

/** A place of the pair, as it stands in the window's classes. */
type Place = 'source' | 'target';

/** Displayed size of the clip, pixels. */
interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** How long a frame may take, milliseconds. */
const PATIENCE = 20_000;

/** The canvas of a pane. @throws Error while it has none */
export function paneCanvas(place: Place): HTMLCanvasElement {
  const canvas = document.querySelector<HTMLCanvasElement>(`.viewer-pane.${place} canvas`);
  if (!canvas) throw new Error(`The ${place} pane has no canvas.`);
  return canvas;
}

/** The frame that the pane's readout names; frames count from 0. */
export function readoutOf(place: Place): number {
  return Number(document.querySelector(`.viewer-pane.${place} .frame-number strong`)?.textContent);
}

/** The frame whose picture is on the canvas; null while it is another one's. */
export function drawnOf(place: Place): number | null {
  const { drawn } = paneCanvas(place).dataset;
  return drawn ? Number(drawn) : null;
}

/** Width of the picture that is on the canvas, pixels: less than the frame's while it is a smaller copy. */
export function pictureWidthOf(place: Place): number {
  return Number(paneCanvas(place).dataset.pictureWidth);
}

/**
 * Waits until the canvas shows the frame of the readout.
 *
 * @param width of the picture at least, pixels
 * @returns milliseconds
 * @throws Error when it takes too long
 */
export async function settled(place: Place, width = 0): Promise<number> {
  const start = performance.now();
  // Commands reach playback, and playback the panes, before the next picture but one.
  await picture();
  await picture();
  while (drawnOf(place) !== readoutOf(place) || pictureWidthOf(place) < width) {
    if (performance.now() - start > PATIENCE) throw new Error(`Frame ${readoutOf(place)} has not come.`);
    await picture();
  }
  return performance.now() - start;
}

/** Presses a key, as the window hears it. `Shift+` and the like go before the key's name. */
export function press(shortcut: string): void {
  const keys = shortcut.split('+');
  const key = keys.at(-1)!;
  const code = key === ' ' ? 'Space' : key;
  const held = { shiftKey: keys.includes('Shift'), ctrlKey: keys.includes('Control'), altKey: keys.includes('Alt') };
  const options = { key, code, bubbles: true, cancelable: true, ...held };
  const focused = document.activeElement ?? document.body;
  focused.dispatchEvent(new KeyboardEvent('keydown', options));
  focused.dispatchEvent(new KeyboardEvent('keyup', options));
}

/** What the pane shows: the frame that it names and the number in its pixels. */
export function look(place: Place, frame: FrameSize): Sight {
  const canvas = paneCanvas(place);
  const { width, height } = canvas;
  const pixels = canvas.getContext('2d')!.getImageData(0, 0, width, height).data;
  const scale = Math.min(width / frame.width, height / frame.height);
  const [w, h] = [frame.width * scale, frame.height * scale];
  const part = { x: (width - w) / 2, y: (height - h) / 2, width: w, height: h };
  return [drawnOf(place) ?? -1, readBarCode(pixels, width, height, part)];
}

/** Presses keys one after the other, and looks after each as soon as the frame is there. */
export async function walk(place: Place, frame: FrameSize, keys: readonly string[]): Promise<Sight[]> {
  const sights: Sight[] = [];
  for (const key of keys) {
    press(key);
    await settled(place);
    sights.push(look(place, frame));
  }
  return sights;
}

/**
 * Presses a key that leads to another frame, and looks at every picture of it that is painted: smaller copies, then the whole one.
 *
 * @returns of each picture what was seen and its width, pixels
 */
export async function pictures(
  place: Place,
  frame: FrameSize,
  key: string,
): Promise<{ readonly sight: Sight; readonly width: number }[]> {
  const before = drawnOf(place);
  const seen: { sight: Sight; width: number }[] = [];
  const watch = new MutationObserver(() => {
    const drawn = drawnOf(place);
    if (drawn !== null && drawn !== before) seen.push({ sight: look(place, frame), width: pictureWidthOf(place) });
  });
  watch.observe(paneCanvas(place), { attributeFilter: ['data-drawn', 'data-picture-width'] });
  press(key);
  await settled(place, frame.width);
  watch.disconnect();
  return seen;
}

/** Plays for so long with a key and looks at every picture that comes; then the same key stops it. */
export async function play(place: Place, frame: FrameSize, key: string, milliseconds: number): Promise<Sight[]> {
  const sights: Sight[] = [];
  press(key);
  for (const start = performance.now(); performance.now() - start < milliseconds; ) {
    await picture();
    const drawn = drawnOf(place);
    if (drawn !== null && drawn !== sights.at(-1)?.[0]) sights.push(look(place, frame));
  }
  press('k');
  await settled(place);
  return sights;
}

/**
 * Presses keys one after the other.
 *
 * @param width of the picture that is waited for at least, pixels
 * @returns how long each took until the pane's canvas was painted with the frame that it led to, milliseconds; the picture of the screen
 *   comes with the next refresh
 */
export async function timed(place: Place, keys: readonly string[], pause: number, width = 0): Promise<number[]> {
  const canvas = paneCanvas(place);
  const times: number[] = [];
  for (const key of keys) {
    let painted = performance.now();
    const watch = new MutationObserver(() => {
      painted = performance.now();
    });
    watch.observe(canvas, { attributeFilter: ['data-drawn', 'data-picture-width'] });
    const start = performance.now();
    press(key);
    await settled(place, width);
    watch.disconnect();
    times.push(painted - start);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return times;
}

/**
 * Presses keys one after the other, from a pane that shows its frame.
 *
 * @returns how long each took until other pixels were seen: those of the frame, or of one near it that is shown meanwhile. Milliseconds
 */
export async function firstSights(place: Place, keys: readonly string[], pause: number): Promise<number[]> {
  const times: number[] = [];
  for (const key of keys) {
    const before = pixelsOf(place);
    const start = performance.now();
    press(key);
    do await picture();
    while (pixelsOf(place) === before && performance.now() - start < PATIENCE);
    times.push(performance.now() - start);
    await settled(place);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return times;
}

const eye = new OffscreenCanvas(16, 16).getContext('2d', { willReadFrequently: true })!;

/** What a pane's canvas looks like, small: the colours of sixteen by sixteen places. */
function coloursOf(place: Place): number[] {
  eye.imageSmoothingQuality = 'high';
  eye.drawImage(paneCanvas(place), 0, 0, 16, 16);
  return [...eye.getImageData(0, 0, 16, 16).data];
}

function pixelsOf(place: Place): string {
  return coloursOf(place).join();
}

/** Looks for so long when other pixels come on a pane's canvas. @returns the milliseconds between them */
export async function newPictures(place: Place, milliseconds: number): Promise<number[]> {
  const gaps: number[] = [];
  let before = '';
  let last = performance.now();
  for (const start = last; performance.now() - start < milliseconds; ) {
    await picture();
    const now = pixelsOf(place);
    if (now === before) continue;
    before = now;
    gaps.push(performance.now() - last);
    last = performance.now();
  }
  return gaps;
}

/** What is late after this time is late in mid-play, milliseconds. */
const BEGINNING = 2000;

/** Plays both clips from their beginning and looks for so long at both panes, from the first frame on. @throws Error when nothing plays */
export async function watchPlaying(milliseconds: number) {
  press('Home');
  await settled('source');
  await settled('target');
  const first = readoutOf('source');
  press(' ');
  const start = performance.now();
  while (readoutOf('source') === first) {
    if (performance.now() - start > PATIENCE) throw new Error('Playing did not begin.');
    await picture();
  }
  const began = {
    time: performance.now(),
    frame: readoutOf('source'),
    apart: readoutOf('target') - readoutOf('source'),
  };
  let [late, lateInStride, pictures, apart, frames] = [0, 0, 0, 0, 0];
  let before = began.frame;
  let now = began.time;
  while (now - began.time < milliseconds) {
    await picture();
    now = performance.now();
    pictures += 1;
    if (drawnOf('source') === null || drawnOf('target') === null) {
      late += 1;
      if (now - began.time > BEGINNING) lateInStride += 1;
    }
    // From the end the clip begins anew.
    if (readoutOf('source') > before) frames += readoutOf('source') - before;
    before = readoutOf('source');
    apart = Math.max(apart, Math.abs(readoutOf('target') - readoutOf('source') - began.apart));
  }
  press('k');
  return { late, lateInStride, pictures, apart, seconds: (now - began.time) / 1000, frames };
}

function picture(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

Object.assign(globalThis, {
  tandemPanes: {
    paneCanvas,
    readoutOf,
    drawnOf,
    pictureWidthOf,
    settled,
    press,
    look,
    walk,
    pictures,
    play,
    timed,
    firstSights,
    newPictures,
    coloursOf,
    watchPlaying,
  },
});
