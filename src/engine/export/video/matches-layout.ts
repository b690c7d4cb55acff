import type { Crop, PointInFrame } from '../../../contract/geometry.ts';
import type { CanvasRect, PaneView } from '../../../document/overlay/scene.ts';
import type { MomentPair } from './matches.ts';

/** A moment's place in the picture of matches. */
export interface MatchCard {
  readonly card: CanvasRect;
  readonly source: PaneView;
  readonly target: PaneView;
  readonly caption: CanvasRect;
}

/** The geometry of the picture of matches. */
export interface MatchesLayout {
  readonly width: number;
  readonly height: number;
  readonly header: CanvasRect;
  readonly legend: CanvasRect;
  readonly cards: readonly MatchCard[];
}

interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** Width of the picture in pixels, by its number of columns. */
const WIDTHS: Readonly<Record<number, number>> = { 1: 1840, 2: 1840, 3: 2640 };

/** The tallest pane, pixels: a single moment shall still be seen whole on a screen. */
const TALLEST_PANE = 900;

const MARGIN = 56;
const CARD_GAP = 36;
const PANE_GAP = 28;
const PADDING = 18;
const HEADER = 148;
const CAPTION = 92;
const LEGEND = 96;

/** Panes are between these aspects (width / height): persons stand, and a person lying or a long stick needs room. */
const ASPECTS = [0.7, 1.3] as const;

/** Room around the points, as a part of their extent. */
const ROOM = 0.16;

/**
 * Lays out the picture of matches: one card per moment with source and target side by side, up to three cards in a row. Each clip is seen through
 * one window of constant size for all moments, as large as its points allow, so that the moments can be compared.
 *
 * @param moments at least one
 */
export function layOutMatches(moments: readonly MomentPair[], source: FrameSize, target: FrameSize): MatchesLayout {
  const columns = moments.length === 4 ? 2 : Math.min(3, moments.length);
  const width = WIDTHS[columns]!;
  const rows = Math.ceil(moments.length / columns);
  const cardWidth = (width - 2 * MARGIN - (columns - 1) * CARD_GAP) / columns;
  const paneWidth = (cardWidth - 2 * PADDING - PANE_GAP) / 2;
  const boxes = {
    source: moments.map(({ points }) => boxAround(points.map((point) => point.source))),
    target: moments.map(({ points }) => boxAround(points.map((point) => point.target))),
  };
  const wished = paneAspect([...boxes.source, ...boxes.target]);
  const paneHeight = Math.min(TALLEST_PANE, Math.round(paneWidth / wished));
  const aspect = paneWidth / paneHeight;
  const windows = { source: windowSize(boxes.source, aspect), target: windowSize(boxes.target, aspect) };
  const cardHeight = PADDING + paneHeight + CAPTION;

  const cards = moments.map((_, i): MatchCard => {
    const x = MARGIN + (i % columns) * (cardWidth + CARD_GAP);
    const y = HEADER + Math.floor(i / columns) * (cardHeight + CARD_GAP);
    const left = { x: x + PADDING, y: y + PADDING, width: paneWidth, height: paneHeight };
    const right = { ...left, x: left.x + paneWidth + PANE_GAP };
    return {
      card: { x, y, width: cardWidth, height: cardHeight },
      source: { crop: place(boxes.source[i]!, windows.source, source), rect: left },
      target: { crop: place(boxes.target[i]!, windows.target, target), rect: right },
      caption: { x: left.x, y: left.y + paneHeight, width: cardWidth - 2 * PADDING, height: CAPTION },
    };
  });
  const bottom = HEADER + rows * cardHeight + (rows - 1) * CARD_GAP;
  return {
    width,
    height: Math.round(bottom + LEGEND),
    header: { x: MARGIN, y: 0, width: width - 2 * MARGIN, height: HEADER },
    legend: { x: MARGIN, y: bottom, width: width - 2 * MARGIN, height: LEGEND },
    cards,
  };
}

/** Extent of points with room around them. */
function boxAround(points: readonly PointInFrame[]): Crop {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [w, h] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const room = Math.max(8, ROOM * Math.max(w, h));
  return { x: left - room, y: top - room, w: w + 2 * room, h: h + 2 * room };
}

function paneAspect(boxes: readonly Crop[]): number {
  const needed = boxes.map(({ w, h }) => w / h).sort((a, b) => a - b);
  const middle = needed[Math.floor(needed.length / 2)] ?? 1;
  return Math.min(ASPECTS[1], Math.max(ASPECTS[0], middle));
}

/** The smallest window of an aspect in which each of the boxes fits. */
function windowSize(boxes: readonly Crop[], aspect: number): FrameSize {
  const width = Math.max(...boxes.map(({ w, h }) => Math.max(w, h * aspect)));
  return { width, height: width / aspect };
}

/** A window centred on a box, moved into the frame as far as it fits. */
function place(box: Crop, window: FrameSize, frame: FrameSize): Crop {
  const inside = (centre: number, size: number, limit: number): number =>
    size >= limit ? (limit - size) / 2 : Math.max(0, Math.min(limit - size, centre - size / 2));
  return {
    x: inside(box.x + box.w / 2, window.width, frame.width),
    y: inside(box.y + box.h / 2, window.height, frame.height),
    w: window.width,
    h: window.height,
  };
}
