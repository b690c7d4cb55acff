import type { AxisLabel } from './axis-labels.ts';
import type { ScreenPoint, ViewSize } from './projection.ts';
import type { SceneColours } from './scene-colours.ts';

/** A ring around a mark. */
export interface Ring {
  readonly at: ScreenPoint;
  readonly look: 'selected' | 'hovered';
}

/** What one view has words for. */
export interface LabelledView {
  /** CSS pixels from the left edge of the canvas. */
  readonly left: number;
  readonly size: ViewSize;
  readonly labels: readonly AxisLabel[];
  readonly rings: readonly Ring[];
  /** What the view shows, when it is one of several. */
  readonly title: { readonly text: string; readonly kind: 'joint' | 'sequential' } | null;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Length of a tick, and from there to its words, pixels. */
const TICK = 5;
const WORDS_OFF = 5;
const LINE = 13;

/** Everything with words: axis labels and the rings around points, on a canvas over the scene, so that text is sharp and upright. */
export class LabelLayer {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #font: string;
  #tickLines = 2;

  /** @param font family of the text, as in CSS */
  constructor(canvas: HTMLCanvasElement, font: string) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d')!;
    this.#font = font;
  }

  resize({ width, height }: ViewSize, pixelRatio: number): void {
    this.#canvas.width = Math.round(width * pixelRatio);
    this.#canvas.height = Math.round(height * pixelRatio);
    this.#context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  }

  /** The canvas that is drawn on. */
  get canvas(): HTMLCanvasElement {
    return this.#canvas;
  }

  /** Takes everything away. */
  clear(): void {
    this.#context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
  }

  /** Draws all labels of a view, the first ones first; one that would lie on another, or outside, is left out. */
  draw({ left, size, labels, rings, title }: LabelledView, colours: SceneColours): void {
    const context = this.#context;
    context.save();
    context.translate(left, 0);
    const taken: Box[] = [];
    this.#tickLines = labels.some(({ look, under }) => look === 'now' && under === null) ? 1 : 2;
    if (title) this.#drawTitle(title, left, size, colours, taken);
    for (const label of labels) this.#drawLabel(label, colours, size, taken);
    for (const { at, look } of rings) {
      context.beginPath();
      context.arc(at.x, at.y, look === 'selected' ? 9.5 : 8.5, 0, 2 * Math.PI);
      context.lineWidth = look === 'selected' ? 4.5 : 3.5;
      context.strokeStyle = colours.panel;
      context.stroke();
      context.lineWidth = look === 'selected' ? 2 : 1.5;
      context.strokeStyle = colours.text;
      context.stroke();
    }
    context.restore();
  }

  /** The name of a view in its upper right corner, and the line between it and the view before. */
  #drawTitle(
    { text, kind }: NonNullable<LabelledView['title']>,
    left: number,
    { width, height }: ViewSize,
    colours: SceneColours,
    taken: Box[],
  ): void {
    const context = this.#context;
    if (left > 0) {
      context.fillStyle = colours.edge;
      context.fillRect(0, 0, 1, height);
    }
    context.font = `650 12px ${this.#font}`;
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    context.fillStyle = colours[kind];
    context.fillText(text, width - 12, 16);
    taken.push({ left: width - 20 - context.measureText(text).width, top: 6, right: width, bottom: 26 });
  }

  #drawLabel(label: AxisLabel, colours: SceneColours, view: ViewSize, taken: Box[]): void {
    const context = this.#context;
    const [awayX, awayY] = label.away;
    const size = label.look === 'title' ? 12 : 11;
    context.font = `${label.look === 'tick' ? 450 : 650} ${size}px ${this.#font}`;
    context.fontVariantCaps = 'normal';
    const under = label.under ?? '';
    const width = Math.max(context.measureText(label.text).width, context.measureText(under).width);
    const lines = label.under === null ? 1 : 2;
    const pad = label.look === 'now' ? 5 : 2;
    // Titles stand beyond the ticks' words, from the beginning of the axis.
    const off = label.look === 'title' ? TICK + WORDS_OFF + this.#tickLines * LINE + 5 : TICK + WORDS_OFF;
    const halfWide = width / 2 + pad;
    const halfTall = (lines * LINE) / 2 + (label.look === 'now' ? 2 : 0);
    const room = Math.abs(awayX) * halfWide + Math.abs(awayY) * halfTall;
    let x = label.x + awayX * (off + room);
    let y = label.y + awayY * (off + room);
    if (label.look === 'title') x += halfWide;
    if (label.look !== 'tick') {
      x = Math.min(view.width - halfWide - 4, Math.max(halfWide + 4, x));
      y = Math.min(view.height - halfTall - 3, Math.max(halfTall + 3, y));
    }
    const boxAt = (): Box => ({ left: x - halfWide, right: x + halfWide, top: y - halfTall, bottom: y + halfTall });
    const inTheWay = taken.find((other) => overlaps(boxAt(), other));
    if (label.look === 'title' && inTheWay) {
      const isRoomLeft = inTheWay.left > 2 * halfWide + 8;
      x = isRoomLeft ? inTheWay.left - halfWide - 4 : inTheWay.right + halfWide + 4;
    }
    const box = boxAt();
    const outside = box.left < 0 || box.top < 0 || box.right > view.width || box.bottom > view.height;
    if (label.look === 'tick' && (outside || taken.some((other) => overlaps(box, other)))) return;
    taken.push(box);
    if (label.look !== 'title') this.#tick(label, colours);
    if (label.look === 'now') {
      context.fillStyle = colours[label.role];
      context.beginPath();
      context.roundRect(box.left, box.top, 2 * halfWide, 2 * halfTall, 4);
      context.fill();
    }
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = { tick: colours.text, title: colours[label.role], now: colours.ink }[label.look];
    context.fillText(label.text, x, lines === 1 ? y + 0.5 : y - LINE / 2 + 0.5);
    if (lines === 2) {
      context.font = `450 ${size - 0.5}px ${this.#font}`;
      context.fillStyle = label.look === 'now' ? colours.ink : colours.muted;
      context.fillText(under, x, y + LINE / 2 + 0.5);
    }
  }

  #tick({ x, y, away, look, role }: AxisLabel, colours: SceneColours): void {
    const context = this.#context;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + away[0] * TICK, y + away[1] * TICK);
    context.lineWidth = look === 'now' ? 2 : 1;
    context.strokeStyle = look === 'now' ? colours[role] : colours.muted;
    context.stroke();
  }
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
