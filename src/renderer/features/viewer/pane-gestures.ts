import type { PointInFrame } from '../../../contract/geometry.ts';
import { hitTest, REACH } from './hit-test.ts';
import type { PanePoint } from './pane-points.ts';
import type { ZoomedStage } from './pane-stage.ts';
import { insideFrame, type Looking, liesInFrame, toFrame } from './view-transform.ts';
import { WheelSteps } from './wheel-steps.ts';

/** A clip's frame as it is seen on the canvas, and what is done with its points. */
export interface PaneLayer {
  readonly looking: Looking;
  /** The frame that is seen. */
  readonly frame: number;
  /** The points that can be pointed at in it. */
  readonly points: readonly PanePoint[];
  readonly selected: PanePoint | null;
  onMark(place: PointInFrame & { readonly frame: number }): void;
  onSelect(point: PanePoint | null): void;
  /** A point is taken hold of: one step of the history begins. */
  onMoveStart(point: PanePoint): void;
  onMove(point: PanePoint, place: PointInFrame): void;
  /** @param kept false when the move was given up */
  onMoveEnd(kept: boolean): void;
}

/** What pointer, wheel and keys on a canvas are understood as; asked anew at every event. */
export interface PaneWishes {
  readonly tool: 'hand' | 'mark';
  /** What the wheel does without Ctrl. */
  readonly wheel: 'step' | 'zoom';
  /** The clips that are seen at the place of the event; the first is meant where no point is hit. Empty while there is no picture. */
  readonly layers: readonly PaneLayer[];
  onFocus(): void;
  onStep(frames: number): void;
  /** Space was pressed to take hold of the picture, not to play: what it did is taken back. */
  onGrip(): void;
}

/** A press becomes a drag when it has moved by so much, CSS pixels. */
const SLACK = 3;
const ZOOM_PER_WHEEL_PIXEL = 0.0022;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

type Drag =
  | { readonly kind: 'pan' | 'press'; readonly start: PointInFrame; readonly hit: Hit | null }
  | { readonly kind: 'move'; readonly hit: Hit; readonly grip: PointInFrame };

/** A point under the pointer, and the clip that it belongs to. */
interface Hit {
  readonly layer: PaneLayer;
  readonly point: PanePoint;
}

/**
 * Makes a pane's canvas answer to mouse, pen, fingers, wheel and keys.
 *
 * @param wishes asked with the place of the event on the canvas, null for keys @returns stops it
 */
export function attachGestures(
  canvas: HTMLCanvasElement,
  stage: ZoomedStage,
  wishes: (at: PointInFrame | null) => PaneWishes,
): () => void {
  const fingers = new Map<number, PointInFrame>();
  const wheel = new WheelSteps();
  let drag: Drag | null = null;
  let last: PointInFrame = { x: 0, y: 0 };
  let spaceIsHeld = false;
  let spaceHasGripped = false;

  /** A place of the event on the canvas, canvas pixels. */
  const placeOf = (event: MouseEvent): PointInFrame => {
    const box = canvas.getBoundingClientRect();
    return { x: (event.clientX - box.left) * stage.ratio, y: (event.clientY - box.top) * stage.ratio };
  };
  const hitOf = (event: PointerEvent, { layers }: PaneWishes): Hit | null => {
    const reach = (event.pointerType === 'mouse' ? REACH.mouse : REACH.touch) * stage.ratio;
    const place = placeOf(event);
    for (const layer of layers) {
      const point = hitTest(layer.points, layer.looking, place, reach);
      if (point) return { layer, point };
    }
    return null;
  };
  const giveUp = () => {
    if (drag?.kind === 'move') drag.hit.layer.onMoveEnd(false);
    drag = null;
    canvas.classList.remove('dragging');
  };
  const hover = (event: PointerEvent) => {
    const wished = wishes(placeOf(event));
    canvas.classList.toggle('over-point', hitOf(event, wished) !== null);
    canvas.classList.toggle('can-pan', stage.canPan && (spaceIsHeld || wished.tool === 'hand'));
  };

  const down = (event: PointerEvent) => {
    const place = placeOf(event);
    const wished = wishes(place);
    if (event.button > 1 || wished.layers.length === 0) return;
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, place);
    wished.onFocus();
    if (fingers.size > 1) {
      giveUp();
      return;
    }
    const pans = event.button === 1 || spaceIsHeld;
    if (event.button === 1) event.preventDefault();
    drag = { kind: pans ? 'pan' : 'press', start: place, hit: pans ? null : hitOf(event, wished) };
    last = place;
    if (spaceIsHeld && !spaceHasGripped) {
      spaceHasGripped = true;
      wished.onGrip();
    }
  };

  const move = (event: PointerEvent) => {
    const place = placeOf(event);
    if (!fingers.has(event.pointerId)) {
      hover(event);
      return;
    }
    if (fingers.size === 2) pinch(event.pointerId, place);
    fingers.set(event.pointerId, place);
    if (!drag || fingers.size > 1) return;
    if (drag.kind === 'press' && Math.hypot(place.x - drag.start.x, place.y - drag.start.y) > SLACK * stage.ratio) {
      beginDrag(drag.start, drag.hit);
    }
    if (drag.kind === 'pan') stage.pan({ x: place.x - last.x, y: place.y - last.y });
    if (drag.kind === 'move') {
      const { grip } = drag;
      const { layer, point } = drag.hit;
      const at = toFrame(layer.looking, place);
      layer.onMove(point, insideFrame(layer.looking.frame, { x: at.x + grip.x, y: at.y + grip.y }));
    }
    last = place;
  };

  const beginDrag = (start: PointInFrame, hit: Hit | null) => {
    canvas.classList.add('dragging');
    if (hit) {
      const { layer, point } = hit;
      const at = toFrame(layer.looking, start);
      drag = { kind: 'move', hit, grip: { x: point.x - at.x, y: point.y - at.y } };
      layer.onSelect(point);
      layer.onMoveStart(point);
    } else drag = { kind: 'pan', start, hit: null };
  };

  const pinch = (moved: number, place: PointInFrame) => {
    const [still] = [...fingers].filter(([id]) => id !== moved).map(([, finger]) => finger);
    const before = fingers.get(moved);
    if (!still || !before) return;
    const distance = (finger: PointInFrame) => Math.max(1, Math.hypot(finger.x - still.x, finger.y - still.y));
    stage.pan({ x: (place.x - before.x) / 2, y: (place.y - before.y) / 2 });
    stage.zoom(distance(place) / distance(before), { x: (place.x + still.x) / 2, y: (place.y + still.y) / 2 });
  };

  const up = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    if (!drag || fingers.size > 0) return;
    if (drag.kind === 'move') drag.hit.layer.onMoveEnd(true);
    if (drag.kind === 'press') click(drag.start, drag.hit);
    drag = null;
    canvas.classList.remove('dragging');
    hover(event);
  };

  const click = (place: PointInFrame, hit: Hit | null) => {
    const { tool, layers } = wishes(place);
    const [meant] = layers;
    if (tool === 'hand') {
      (hit?.layer ?? meant)?.onSelect(hit?.point ?? null);
      return;
    }
    if (!meant) return;
    const at = toFrame(meant.looking, place);
    if (liesInFrame(meant.looking.frame, at)) meant.onMark({ frame: meant.frame, ...at });
  };

  const cancel = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    giveUp();
  };

  const turnWheel = (event: WheelEvent) => {
    event.preventDefault();
    const place = placeOf(event);
    const wished = wishes(place);
    const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    // Two fingers that go sideways, and the wheel with Shift, move the picture while there is more of it than is seen.
    if (sideways && stage.canPan && !event.ctrlKey) {
      const vertical = { x: -event.deltaX * stage.ratio, y: -event.deltaY * stage.ratio };
      stage.pan(event.shiftKey && event.deltaX === 0 ? { x: vertical.y, y: 0 } : vertical);
      return;
    }
    // A pinch on a touch pad comes as a wheel with Ctrl.
    if (event.ctrlKey || event.metaKey || (wished.wheel === 'zoom' && !sideways)) {
      const pixels = Math.max(-200, Math.min(200, wheel.pixelsOf(event)));
      stage.zoom(Math.exp(-pixels * ZOOM_PER_WHEEL_PIXEL * (Math.abs(pixels) < 20 ? 4 : 1)), place);
      return;
    }
    const along = sideways && event.deltaX !== 0 ? event.deltaX : event.deltaY;
    const frames = wheel.stepsOf({ deltaY: along, deltaMode: event.deltaMode });
    if (frames !== 0) wished.onStep(frames);
  };

  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && drag?.kind === 'move') {
      event.stopPropagation();
      giveUp();
      return;
    }
    const arrow = ARROWS[event.key];
    if (!arrow || event.ctrlKey || event.metaKey || event.altKey) return;
    const layer = wishes(null).layers.find((each) => each.selected?.frame === each.frame);
    if (!layer?.selected) return;
    const { selected, looking } = layer;
    // The arrows belong to the point now, not to the timeline.
    event.preventDefault();
    event.stopPropagation();
    const far = event.shiftKey ? 10 : 1;
    const place = { x: selected.x + arrow[0] * far, y: selected.y + arrow[1] * far };
    layer.onMoveStart(selected);
    layer.onMove(selected, insideFrame(looking.frame, place));
    layer.onMoveEnd(true);
  };

  const space = (event: KeyboardEvent) => {
    if (event.code !== 'Space') return;
    spaceIsHeld = event.type === 'keydown';
    if (!spaceIsHeld) spaceHasGripped = false;
  };
  const blur = () => {
    spaceIsHeld = false;
  };

  canvas.addEventListener('pointerdown', down);
  canvas.addEventListener('pointermove', move);
  canvas.addEventListener('pointerup', up);
  canvas.addEventListener('pointercancel', cancel);
  canvas.addEventListener('wheel', turnWheel, { passive: false });
  canvas.addEventListener('keydown', key);
  window.addEventListener('keydown', space);
  window.addEventListener('keyup', space);
  window.addEventListener('blur', blur);
  return () => {
    giveUp();
    canvas.removeEventListener('pointerdown', down);
    canvas.removeEventListener('pointermove', move);
    canvas.removeEventListener('pointerup', up);
    canvas.removeEventListener('pointercancel', cancel);
    canvas.removeEventListener('wheel', turnWheel);
    canvas.removeEventListener('keydown', key);
    window.removeEventListener('keydown', space);
    window.removeEventListener('keyup', space);
    window.removeEventListener('blur', blur);
  };
}
