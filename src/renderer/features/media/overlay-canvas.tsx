import { useEffect, useRef } from 'react';
import { drawOverlay } from '../../../document/overlay/draw-overlay.ts';
import type { OverlayScene } from '../../../document/overlay/scene.ts';

/** What is drawn over a pane's picture. */
export interface PaneOverlay {
  readonly scene: OverlayScene;
  readonly momentName: string;
}

/** The points of a moment over the picture: the very drawing that an exported clip has burned in. */
export function OverlayCanvas({
  overlay,
  frame,
  width,
  height,
}: {
  overlay: PaneOverlay;
  frame: number;
  /** Size of the picture, CSS pixels. */
  width: number;
  height: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = window.devicePixelRatio;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const { canvas: surface } = context;
    context.clearRect(0, 0, surface.width, surface.height);
    const rect = { x: 0, y: 0, width: surface.width, height: surface.height };
    const scene = { ...overlay.scene, view: { ...overlay.scene.view, rect } };
    drawOverlay(context, scene, { index: frame, momentName: overlay.momentName });
  });
  // The points are listed in the table of results, which is their reading for a screen reader.
  return (
    <canvas
      ref={canvas}
      width={Math.round(width * ratio)}
      height={Math.round(height * ratio)}
      style={{ width, height }}
    />
  );
}
