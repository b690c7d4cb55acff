import { type OverlayFrame, type OverlayMoment, type OverlayScene, secondsAt } from './scene.ts';

/** What is fainter than this is not drawn. */
export const FAINTEST = 0.05;

/** How strongly something of `markedFrame` is seen in `frame`, 0..1. */
export function presence(scene: OverlayScene, markedFrame: number, frame: number): number {
  if (markedFrame === frame) return 1;
  if (scene.fadeSeconds <= 0) return 0;
  const distance = Math.abs(secondsAt(scene, markedFrame) - secondsAt(scene, frame));
  return Math.max(0, 1 - distance / scene.fadeSeconds);
}

/** True while playback stands at the moment. */
export function isAtMoment(moment: OverlayMoment, frame: OverlayFrame): boolean {
  return frame.momentName !== undefined && frame.momentName === moment.name;
}

/** The moment whose name is to be shown at a frame, and how strongly (0..1); null between moments. */
export function momentPresence(
  scene: OverlayScene,
  frame: OverlayFrame,
): { moment: OverlayMoment; alpha: number } | null {
  let best: { moment: OverlayMoment; alpha: number } | null = null;
  for (const moment of scene.moments) {
    const alpha = isAtMoment(moment, frame) ? 1 : presence(scene, moment.frame, frame.index);
    if (alpha > (best?.alpha ?? FAINTEST)) best = { moment, alpha };
  }
  return best;
}
