import type { Object3D } from 'three';
import { type BoxLayout, timeInBox } from './box-layout.ts';
import { rgbOf, type SceneColours } from './scene-colours.ts';
import { type ScreenLine, ScreenLines, type SharedUniforms } from './screen-lines.ts';
import type { SpaceTimeData } from './space-time-data.ts';

/** Of each warp so many links are drawn, at most: more would be a solid sheet. */
const MOST_LINKS = 120;

/** The warp as a ribbon of links between the facing sides of the boxes; a link is the fainter, the less sure it is. */
export class WarpLayer {
  readonly #lines: ScreenLines;

  constructor(shared: SharedUniforms) {
    this.#lines = new ScreenLines(shared, 2, false);
  }

  get object(): Object3D {
    return this.#lines.object;
  }

  /** How many lines there are, see {@link ScreenLines.count}. */
  get count(): number {
    return this.#lines.count;
  }

  /** See {@link ScreenLines.thin}. */
  thin(count: number): void {
    this.#lines.thin(count);
  }

  set({ warps, clips: { source, target } }: SpaceTimeData, layout: BoxLayout, colours: SceneColours): void {
    const [above, below] = [layout.sizes.source, layout.sizes.target];
    if (!source || !target || !above || !below) {
      this.#lines.set([]);
      return;
    }
    this.#lines.set(
      warps.flatMap(({ kind, warp }) =>
        warp.flatMap(([sourceFrame, targetFrame, confidence], link): ScreenLine[] => {
          if (link % Math.max(1, Math.ceil(warp.length / MOST_LINKS)) > 0) return [];
          return [
            {
              start: [timeInBox(source, sourceFrame), 0, above.width / 2],
              end: [timeInBox(target, targetFrame), below.height, below.width / 2],
              startBox: 0,
              endBox: 1,
              colour: rgbOf(colours[kind]),
              opacity: 0.12 + 0.5 * confidence,
              width: 1,
              dashed: kind === 'sequential',
              kind,
            },
          ];
        }),
      ),
    );
  }

  setVisible(visible: boolean): void {
    this.#lines.object.visible = visible;
  }

  dispose(): void {
    this.#lines.dispose();
  }
}
