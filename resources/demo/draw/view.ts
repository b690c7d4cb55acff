import type { Camera, Drift } from './camera.ts';
import type { View } from './raymarch.ts';

/** What a camera sees through a drift, in pixels of the displayed frame, for the ray marcher. */
export function viewOf(camera: Camera, drift: Drift): View {
  return {
    width: camera.setup.width,
    height: camera.setup.height,
    bound: ({ from, to, radius }) => {
      const a = camera.project(from, drift);
      const b = camera.project(to, drift);
      const pixels = radius * Math.max(a.pixelsPerMetre, b.pixelsPerMetre) * 1.08 + 1;
      return {
        x0: a.x,
        y0: a.y,
        x1: b.x,
        y1: b.y,
        radius: pixels,
        near: Math.min(a.depth, b.depth) - radius,
        far: Math.max(a.depth, b.depth) + radius,
      };
    },
    ray: (x, y) => ({ start: camera.position, direction: camera.ray(x, y, drift) }),
  };
}
