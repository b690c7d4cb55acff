import type { CanvasSize, Pace } from './pace.ts';

let stop: (() => Pace) | null = null;

/** Begins to look at the pictures of the page. */
export function startMeter(): void {
  const intervals: number[] = [];
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  });
  observer.observe({ type: 'longtask' });
  let last: number | null = null;
  let request = requestAnimationFrame(function look(now) {
    if (last !== null) intervals.push(now - last);
    last = now;
    request = requestAnimationFrame(look);
  });
  stop = () => {
    cancelAnimationFrame(request);
    for (const { duration } of observer.takeRecords()) longTasks.push(duration);
    observer.disconnect();
    return { intervals, longTasks };
  };
}

/** What has been seen since {@link startMeter}. @throws Error when it was not called */
export function stopMeter(): Pace {
  if (!stop) throw new Error('The meter was not started.');
  const pace = stop();
  stop = null;
  return pace;
}

/** The sizes of the page's canvases, device pixels. */
export function canvasSizes(): CanvasSize[] {
  return [...document.querySelectorAll('canvas')].map(({ width, height }) => ({ width, height }));
}

/** Fills the page with canvases of these sizes, and draws a moving square on each at every picture of the screen. */
export function drawReference(sizes: readonly CanvasSize[]): void {
  const contexts = sizes.map(({ width, height }) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    canvas.style.cssText = 'position:absolute;left:0;top:0';
    document.body.append(canvas);
    return canvas.getContext('2d')!;
  });
  requestAnimationFrame(function draw(now) {
    for (const context of contexts) {
      const { width, height } = context.canvas;
      context.clearRect(0, 0, width, height);
      context.fillRect((now / 4) % Math.max(1, width), height / 3, 40, 40);
    }
    requestAnimationFrame(draw);
  });
}

Object.assign(globalThis, { tandemBench: { startMeter, stopMeter, canvasSizes, drawReference } });
