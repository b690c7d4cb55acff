import type { Object3D } from 'three';
import { BOX_EDGES, type BoxLayout, boxCorners, timeInBox, type Vector } from './box-layout.ts';
import { rgbOf, type SceneColours } from './scene-colours.ts';
import { type ScreenLine, ScreenLines, type SharedUniforms } from './screen-lines.ts';
import { ROLES, type SpaceTimeData } from './space-time-data.ts';
import { tickFrames } from './ticks.ts';

/** Lines of the time grid on the floor and the back wall of each box, at most. */
const GRID_LINES = 12;

/** The edges of the boxes in the colour of their role, and a quiet time grid on floor and back. */
export class BoxLayer {
  readonly #lines: ScreenLines;

  constructor(shared: SharedUniforms) {
    this.#lines = new ScreenLines(shared, 2);
  }

  get object(): Object3D {
    return this.#lines.object;
  }

  set({ clips }: SpaceTimeData, layout: BoxLayout, colours: SceneColours): void {
    const quiet = rgbOf(colours.edge);
    this.#lines.set(
      ROLES.flatMap((role, box): ScreenLine[] => {
        const clip = clips[role];
        const size = layout.sizes[role];
        if (!clip || !size) return [];
        const corners = boxCorners([0, 0, 0], size);
        const line = (start: Vector, end: Vector, look: Pick<ScreenLine, 'colour' | 'opacity' | 'width'>) => {
          return { start, end, startBox: box, endBox: box, dashed: false, kind: null, ...look };
        };
        const edges = BOX_EDGES.map(([from, to]) =>
          line(corners[from]!, corners[to]!, { colour: rgbOf(colours[role]), opacity: 0.75, width: 1.25 }),
        );
        const look = { colour: quiet, opacity: 0.3, width: 1 };
        const grid = tickFrames(clip.range, GRID_LINES).flatMap((frame) => {
          const time = timeInBox(clip, frame);
          return [line([time, 0, 0], [time, 0, size.width], look), line([time, 0, 0], [time, size.height, 0], look)];
        });
        return [...edges, ...grid];
      }),
    );
  }

  dispose(): void {
    this.#lines.dispose();
  }
}
