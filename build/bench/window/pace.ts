import type { Page } from 'playwright';
import type { CanvasSize, Pace } from '../../../src/renderer/testing/pace.ts';
import { line, quantile } from '../measure.ts';

/** A picture that comes later than this after the one before is a long frame, milliseconds: at 60 a second one was left out. */
const LONG_FRAME = 20;

/** How smoothly a page ran. */
export interface Smoothness {
  /** Share of the animation frames that were long, 0..1. */
  readonly longShare: number;
  readonly median: number;
  /** 95 of 100 frames came within so many milliseconds. */
  readonly slowest: number;
  readonly longTasks: number;
}

/** Does something in a page and looks at how its pictures come meanwhile. The page must have the code of the frame meter. */
export async function paceOf(page: Page, work: () => Promise<void>): Promise<Smoothness> {
  await page.evaluate('tandemBench.startMeter()');
  await work();
  const { intervals, longTasks } = await page.evaluate<Pace>('tandemBench.stopMeter()');
  return {
    longShare: intervals.filter((interval) => interval > LONG_FRAME).length / Math.max(1, intervals.length),
    median: quantile(intervals, 0.5),
    slowest: quantile(intervals, 0.95),
    longTasks: longTasks.length,
  };
}

/** The pace of an empty page that draws a moving square on canvases of the same sizes: what the machine can do without a studio. */
export async function referencePace(page: Page, meter: string, sizes: readonly CanvasSize[]): Promise<Smoothness> {
  await page.goto('about:blank');
  await page.evaluate(meter);
  await page.evaluate(`tandemBench.drawReference(${JSON.stringify(sizes)})`);
  return await paceOf(page, () => page.waitForTimeout(3000));
}

/** Prints how smooth something was, against the empty page. */
export function printPace(what: string, seen: Smoothness, reference: Smoothness): void {
  const { longShare, median, slowest, longTasks } = seen;
  line(
    `${what}: long frames (> ${LONG_FRAME} ms)`,
    `${percent(longShare)}, ${longTasks} task(s) > 50 ms`,
    `empty page, same canvases: ${percent(reference.longShare)}`,
  );
  line(
    `${what}: frame interval, median and 95 %`,
    `${median.toFixed(1)}, ${slowest.toFixed(1)} ms = ${ratio(median, reference.median)}, ${ratio(slowest, reference.slowest)}`,
    `empty page: ${reference.median.toFixed(1)}, ${reference.slowest.toFixed(1)} ms`,
  );
}

/** `1.23 x` */
export function ratio(figure: number, reference: number): string {
  return reference > 0 ? `${(figure / reference).toFixed(2)} x` : '-';
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
