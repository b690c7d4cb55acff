import type { Playback } from '../playback/playback.ts';

/** A pane's canvases lie over each other: the frame, then what is drawn over it. */
function paneCanvases(): HTMLCanvasElement[][] {
  return [...document.querySelectorAll('[data-snapshot]')].map((pane) => [...pane.querySelectorAll('canvas')]);
}

/**
 * The panes as they are seen, side by side, as PNG: saved by the browser, or on the clipboard.
 *
 * @throws Error when there is nothing to see, or the clipboard refuses
 */
export async function snapshotOf(playback: Playback, to: 'file' | 'clipboard'): Promise<void> {
  const panes = paneCanvases().filter((canvases) => canvases.length > 0);
  if (panes.length === 0) throw new Error('There is no picture to save.');
  const sizes = panes.map(([first]) => ({ width: first!.width, height: first!.height }));
  const picture = new OffscreenCanvas(
    sizes.reduce((sum, { width }) => sum + width, 0),
    Math.max(...sizes.map(({ height }) => height)),
  );
  const context = picture.getContext('2d');
  if (!context) throw new Error('The picture cannot be drawn.');
  let x = 0;
  panes.forEach((canvases, p) => {
    for (const canvas of canvases) context.drawImage(canvas, x, 0);
    x += sizes[p]!.width;
  });
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
