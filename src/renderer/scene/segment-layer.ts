import type { Object3D } from 'three';
import { type BoxLayout, pointInBox } from './box-layout.ts';
import { markColour, rgbOf, type SceneColours } from './scene-colours.ts';
import { type ScreenLine, ScreenLines, type SharedUniforms } from './screen-lines.ts';
import { ROLES, type SpaceTimeData, type SpaceTimeSegment } from './space-time-data.ts';

/** More lines than this are a blot that takes long to draw: then an even sample stands for all. */
const MOST_SEGMENTS = 8000;

/** Lines within the boxes: the bones of the marked figures, or the trails of the tracked wrists. */
export class SegmentLayer {
  readonly #lines: ScreenLines;
  readonly #look: Pick<ScreenLine, 'opacity' | 'width'>;

  constructor(shared: SharedUniforms, look: Pick<ScreenLine, 'opacity' | 'width'>) {
    this.#lines = new ScreenLines(shared, 2);
    this.#look = look;
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

  /** Segments with an end outside the clip's range are left out: they would leave the box. */
  set(
    segments: readonly SpaceTimeSegment[],
    clips: SpaceTimeData['clips'],
    layout: BoxLayout,
    colours: SceneColours,
  ): void {
    const every = Math.max(1, Math.ceil(segments.length / MOST_SEGMENTS));
    this.#lines.set(
      segments.flatMap(({ role, kind, from, to }, index): ScreenLine[] => {
        if (index % every > 0) return [];
        const box = ROLES.indexOf(role);
        const start = pointInBox(clips, layout, { role, ...from });
        const end = pointInBox(clips, layout, { role, ...to });
        if (!start || !end) return [];
        const colour = rgbOf(colours[markColour(role, kind)]);
        return [{ start, end, startBox: box, endBox: box, colour, dashed: kind === 'sequential', kind, ...this.#look }];
      }),
    );
  }

  dispose(): void {
    this.#lines.dispose();
  }
}
