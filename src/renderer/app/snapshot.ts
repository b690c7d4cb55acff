import type { Playback } from '../playback/playback.ts';

/** A canvas of a pane, and where it is on the screen, CSS pixels. */
interface SeenCanvas {
  readonly canvas: HTMLCanvasElement;
  readonly left: number;
  readonly top: number;
}

/** The panes' canvases in the order of the document. */
function paneCanvases(): SeenCanvas[] {
  return [...document.querySelectorAll<HTMLCanvasElement>('[data-snapshot] canvas')]
    .filter(({ width, height }) => width > 0 && height > 0)
    .map((canvas) => {
      const { left, top } = canvas.getBoundingClientRect();
      return { canvas, left, top };
    });
}

/**
 * The panes as they are seen, beside or above each other, or the one picture of both, as PNG: saved by the browser, or on the clipboard.
 *
 * @throws Error when there is nothing to see, or the clipboard refuses
 */
export async function snapshotOf(playback: Playback, to: 'file' | 'clipboard'): Promise<void> {
  const panes = paneCanvases();
  const [first] = panes;
  if (!first) throw new Error('There is no picture to save.');
  const stacked = panes.some(({ top }) => top > first.top);
  const widths = panes.map(({ canvas }) => canvas.width);
  const heights = panes.map(({ canvas }) => canvas.height);
  const sum = (lengths: readonly number[]) => lengths.reduce((total, length) => total + length, 0);
  const picture = new OffscreenCanvas(
    stacked ? Math.max(...widths) : sum(widths),
    stacked ? sum(heights) : Math.max(...heights),
  );
  const context = picture.getContext('2d');
  if (!context) throw new Error('The picture cannot be drawn.');
  let along = 0;
  for (const { canvas } of panes) {
    context.drawImage(canvas, stacked ? 0 : along, stacked ? along : 0);
    along += stacked ? canvas.height : canvas.width;
  }
  const blob = await picture.convertToBlob({ type: 'image/png' });
  if (to === 'clipboard') {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `tandem-${playback.frameOf('source')}-${playback.frameOf('target')}.png`;
  link.click();
  URL.revokeObjectURL(link.href);
}
