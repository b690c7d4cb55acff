import type { Page } from 'playwright';
import { sharedFfmpeg } from '../../../src/node/ffmpeg/locate-ffmpeg.ts';
import { line, quantile, run, secondsOf } from '../measure.ts';
import type { BenchPair } from './bench-clips.ts';
import { scrub } from './bench-studio.ts';
import { pageCode } from './page-code.ts';
import { rested } from './rested.ts';

/** What playing both clips showed. */
interface PlayedPair {
  /** Pictures of the screen on which a pane had not the frame that it should show, and all of them. */
  readonly late: number;
  /** Those of them that came after the first two seconds. */
  readonly lateInStride: number;
  readonly pictures: number;
  /** Seconds that went by, and frames by which the source clip came on. */
  readonly seconds: number;
  readonly frames: number;
  /** The furthest that the frames of both panes were apart from the distance with which they began. */
  readonly apart: number;
}

/** Presses keys in the source pane, see the pane probe. */
type Timed = (keys: readonly string[], pause: number, width?: number) => Promise<number[]>;

/** How wide moving frames of 1080p are kept where the processor draws, pixels. */
const HALF_SIZE = 960;

/** Seconds of playing both clips. */
const PLAYED_SECONDS = 60;

/** From end to end of the clip, and in steps of a tenth. */
const AFAR = ['End', 'Home', ...Array(4).fill('PageDown'), 'End', 'PageUp', 'Home', ...Array(5).fill('PageDown')];
/**
 * What it costs to see frames: steps, seeks, scrubbing and playing in the window of a studio, beside ffmpeg that decodes the same clip from
 * its beginning to its end with as many threads as it likes.
 *
 * @param page a studio that has both clips in its panes, and nothing under way
 */
export async function measureMedia(page: Page, pair: BenchPair): Promise<void> {
  await page.evaluate(await pageCode('src/renderer/testing/pane-probe.ts'));
  const last = await page.locator('.viewer-pane.source .frame-last').textContent();
  const frames = Number(last?.match(/\d+/)?.[0]) + 1;
  const perFrame = (1000 * (await decodeSeconds(pair.source))) / frames;
  const reference = `ffmpeg in sequence: ${perFrame.toFixed(2)} ms a frame`;
  const report = (what: string, times: readonly number[]) =>
    line(
      what,
      `${quantile(times, 0.5).toFixed(0)}, ${quantile(times, 0.95).toFixed(0)} ms = ${(quantile(times, 0.5) / perFrame).toFixed(1)} x`,
      reference,
    );
  const ask = <T>(call: string) => page.evaluate<T>(`tandemPanes.${call}`);
  const timed: Timed = (keys, pause, width = 0) =>
    ask<number[]>(`timed('source', ${JSON.stringify(keys)}, ${pause}, ${width})`);
  await page.locator('.viewer-pane.source canvas').focus();

  const seeks = async (what: string, width?: number) => report(what, await farSeeks(timed, width));
  await seeks('seek to a frame that is not at hand, until it is seen');
  report(
    'until some frame near it is seen',
    await ask<number[]>(`firstSights('source', ${JSON.stringify(AFAR)}, 300)`),
  );
  const packing = await secondsOf(() => rested(page));
  const decoding = (2 * frames * perFrame) / 1000;
  line(
    'all frames of both clips packed small, at rest',
    `${packing.toFixed(0)} s = ${(packing / decoding).toFixed(1)} x`,
    `ffmpeg in sequence, both: ${decoding.toFixed(1)} s`,
  );
  await seeks('seek to a frame that is packed, until it is seen');
  await seeks('the same, until it is seen at half size', HALF_SIZE);
  await timed(['Home', 'PageDown'], 2000);
  report('step, cached: until its pane is painted', await timed(Array(20).fill('ArrowRight'), 60));
  report('step back, cached', await timed(Array(10).fill('ArrowLeft'), 60));
  await timed(['PageDown'], 2000);
  report('step back, after a seek', await timed(Array(30).fill('ArrowLeft'), 30));

  const some = ask<number[]>('newPictures("source", 6000)');
  await scrub(page, 6000);
  report('scrubbing: from one new picture to the next', await some);

  await page.waitForTimeout(1500);
  const played = await ask<PlayedPair>(`watchPlaying(${PLAYED_SECONDS * 1000})`);
  line(
    `both panes play ${PLAYED_SECONDS} s: pictures without their frame`,
    `${((100 * played.late) / Math.max(1, played.pictures)).toFixed(1)} %, ${played.lateInStride} after 2 s, of ${played.pictures}`,
    `apart by ${played.apart} frame(s); ${played.frames} frames in ${played.seconds.toFixed(2)} s`,
  );
}

/** Seeks all over the clip, each to a frame that lies 10, 30 or 50 frames behind its key frame: on the way of the mean, and on both sides of it. */
async function farSeeks(timed: Timed, width?: number): Promise<number[]> {
  const times: number[] = [];
  for (const tens of [1, 3, 5]) {
    await timed(['Home', ...Array(tens).fill('Shift+ArrowRight')], 300);
    times.push(...(await timed(Array(9).fill('PageDown'), 300, width)));
  }
  return times;
}

/** How long ffmpeg takes to decode a clip. */
async function decodeSeconds(file: string): Promise<number> {
  const { path } = await sharedFfmpeg();
  return secondsOf(() => run(path, ['-v', 'error', '-i', file, '-map', '0:v:0', '-f', 'null', '-']));
}
