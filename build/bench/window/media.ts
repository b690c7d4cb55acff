import type { Page } from 'playwright';
import { sharedFfmpeg } from '../../../src/node/ffmpeg/locate-ffmpeg.ts';
import { line, quantile, run, secondsOf } from '../measure.ts';
import type { BenchPair } from './bench-clips.ts';
import { scrub } from './bench-studio.ts';
import { pageCode } from './page-code.ts';

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

/** Seconds of playing both clips. */
const PLAYED_SECONDS = 60;

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
  const timed = (keys: readonly string[], pause: number) =>
    ask<number[]>(`timed('source', ${JSON.stringify(keys)}, ${pause})`);
  await page.locator('.viewer-pane.source canvas').focus();

  await timed(['Home', 'PageDown'], 2000);
  report('step, cached: until its pane is painted', await timed(Array(20).fill('ArrowRight'), 60));
  report('step back, cached', await timed(Array(10).fill('ArrowLeft'), 60));
  const far = ['End', 'Home', ...Array(4).fill('PageDown'), 'End', 'PageUp', 'Home', ...Array(5).fill('PageDown')];
  report('seek to a frame that is not at hand', await timed(far, 300));
  report('until some frame near it is seen', await ask<number[]>(`firstSights('source', ${JSON.stringify(far)}, 300)`));
  report('step back from there', await timed(Array(30).fill('ArrowLeft'), 0));

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

/** How long ffmpeg takes to decode a clip. */
async function decodeSeconds(file: string): Promise<number> {
  const { path } = await sharedFfmpeg();
  return secondsOf(() => run(path, ['-v', 'error', '-i', file, '-map', '0:v:0', '-f', 'null', '-']));
}
