import type { Object3D } from 'three';
import { type BoxLayout, pointInBox } from './box-layout.ts';
import { markColour, rgbOf, type SceneColours } from './scene-colours.ts';
import { type ScreenLine, ScreenLines, type SharedUniforms } from './screen-lines.ts';
import { ROLES, type SpaceTimeData, type SpaceTimeSegment } from './space-time-data.ts';

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

  /** Segments with an end outside the clip's range are left out: they would leave the box. */
  set(
    segments: readonly SpaceTimeSegment[],
    clips: SpaceTimeData['clips'],
    layout: BoxLayout,
    colours: SceneColours,
  ): void {
    this.#lines.set(
      segments.flatMap(({ role, kind, from, to }): ScreenLine[] => {
        const box = ROLES.indexOf(role);
        const start = pointInBox(clips, layout, { role, ...from });
        const end = pointInBox(clips, layout, { role, ...to });
        if (!start || !end) return [];
        const colour = rgbOf(colours[markColour(role, kind)]);
        return [{ start, end, startBox: box, endBox: box, colour, dashed: kind === 'sequential', ...this.#look }];
      }),
    );
  }

  dispose(): void {
    this.#lines.dispose();
  }
}
