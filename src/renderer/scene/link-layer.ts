import type { Object3D } from 'three';
import { type BoxLayout, pointInBox } from './box-layout.ts';
import { rgbOf, type SceneColours } from './scene-colours.ts';
import { type ScreenLine, ScreenLines, type SharedUniforms } from './screen-lines.ts';
import { ROLES, type SpaceTimeData, type SpaceTimeLink } from './space-time-data.ts';

/** Few links are read one by one; many would cover everything, so each gets fainter. */
const READABLE_LINKS = 60;
/** More links than this are a blot that takes long to draw: then an even sample stands for all. */
export const MOST_LINKS = 4000;
/** How much the other links step back while some are emphasised. */
const STEPPED_BACK = 0.3;

/** Of so many links every n-th is drawn. */
export function linkStep(count: number): number {
  return Math.max(1, Math.ceil(count / MOST_LINKS));
}

/** The correspondences between the boxes: solid for joint, dashed for sequential; some may be emphasised. */
export class LinkLayer {
  readonly #all: ScreenLines;
  readonly #emphasised: ScreenLines;
  #lineOf: (link: SpaceTimeLink) => ScreenLine | null = () => null;
  #links: readonly SpaceTimeLink[] = [];

  constructor(shared: SharedUniforms) {
    this.#emphasised = new ScreenLines(shared, 1);
    this.#all = new ScreenLines(shared, 2, false);
  }

  get objects(): readonly Object3D[] {
    return [this.#emphasised.object, this.#all.object];
  }

  /** How many links are drawn when nothing moves, see {@link ScreenLines.count}. */
  get count(): number {
    return this.#all.count;
  }

  /** See {@link ScreenLines.thin}. */
  thin(count: number): void {
    this.#all.thin(count);
  }

  set({ points, links, clips }: SpaceTimeData, layout: BoxLayout, colours: SceneColours): void {
    const faint = Math.max(0.06, Math.min(0.42, 0.42 * Math.sqrt(READABLE_LINKS / Math.min(MOST_LINKS, links.length))));
    this.#links = links;
    this.#lineOf = ({ from, to, kind }) => {
      const start = pointInBox(clips, layout, points[from]!);
      const end = pointInBox(clips, layout, points[to]!);
      if (!start || !end) return null;
      const boxes = { startBox: ROLES.indexOf(points[from]!.role), endBox: ROLES.indexOf(points[to]!.role) };
      const look = { colour: rgbOf(colours[kind]), opacity: faint, width: 1.25, dashed: kind === 'sequential', kind };
      return { start, end, ...boxes, ...look };
    };
    const every = linkStep(links.length);
    this.#all.set(this.#lines(links.filter((_, index) => index % every === 0)));
  }

  /** Emphasises the links of these points; the others step back. None: all alike. */
  emphasise(points: ReadonlySet<number>): void {
    const chosen = this.#lines(this.#links.filter(({ from, to }) => points.has(from) || points.has(to)));
    this.#emphasised.set(chosen.map((line) => ({ ...line, opacity: 1, width: 2.25 })));
    this.#all.setOpacity(chosen.length > 0 ? STEPPED_BACK : 1);
  }

  #lines(links: readonly SpaceTimeLink[]): ScreenLine[] {
    return links.flatMap((link) => this.#lineOf(link) ?? []);
  }

  dispose(): void {
    this.#all.dispose();
    this.#emphasised.dispose();
  }
}
