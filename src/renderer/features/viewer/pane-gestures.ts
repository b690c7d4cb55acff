import type { PointInFrame } from '../../../contract/geometry.ts';
import { hitTest, REACH } from './hit-test.ts';
import type { PanePoint } from './pane-points.ts';
import type { PaneStage } from './pane-stage.ts';
import { insideFrame, liesInFrame, toFrame } from './view-transform.ts';
import { WheelSteps } from './wheel-steps.ts';

/** What pointer, wheel and keys in a pane are understood as; asked anew at every event. */
export interface PaneWishes {
  readonly tool: 'hand' | 'mark';
  /** The points that can be pointed at in the frame that is seen. */
  readonly points: readonly PanePoint[];
  readonly selected: PanePoint | null;
  onFocus(): void;
  onStep(frames: number): void;
  onMark(place: PointInFrame & { readonly frame: number }): void;
  onSelect(point: PanePoint | null): void;
  /** A point is taken hold of: one step of the history begins. */
  onMoveStart(point: PanePoint): void;
  onMove(point: PanePoint, place: PointInFrame): void;
  /** @param kept false when the move was given up */
  onMoveEnd(kept: boolean): void;
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
  | { readonly kind: 'pan' | 'press'; readonly start: PointInFrame; readonly point: PanePoint | null }
  | { readonly kind: 'move'; readonly point: PanePoint; readonly grip: PointInFrame };

/** Makes a pane's canvas answer to mouse, pen, fingers, wheel and keys. @returns stops it */
export function attachGestures(canvas: HTMLCanvasElement, stage: PaneStage, wishes: () => PaneWishes): () => void {
  const fingers = new Map<number, PointInFrame>();
  const wheel = new WheelSteps();
  let drag: Drag | null = null;
  let last: PointInFrame = { x: 0, y: 0 };
  let spaceIsHeld = false;

  /** A place of the event on the canvas, canvas pixels. */
  const placeOf = (event: MouseEvent): PointInFrame => {
    const box = canvas.getBoundingClientRect();
    return { x: (event.clientX - box.left) * stage.ratio, y: (event.clientY - box.top) * stage.ratio };
  };
  const hit = (event: PointerEvent): PanePoint | null => {
    const reach = (event.pointerType === 'mouse' ? REACH.mouse : REACH.touch) * stage.ratio;
    return stage.looking && hitTest(wishes().points, stage.looking, placeOf(event), reach);
  };
  const giveUp = () => {
    if (drag?.kind === 'move') wishes().onMoveEnd(false);
    drag = null;
    canvas.classList.remove('dragging');
  };
  const hover = (event: PointerEvent) => {
    canvas.classList.toggle('over-point', hit(event) !== null);
    canvas.classList.toggle('can-pan', spaceIsHeld || (wishes().tool === 'hand' && stage.canPan));
  };

  const down = (event: PointerEvent) => {
    if (event.button > 1 || !stage.looking) return;
    canvas.setPointerCapture(event.pointerId);
    const place = placeOf(event);
    fingers.set(event.pointerId, place);
    wishes().onFocus();
    if (fingers.size > 1) {
      giveUp();
      return;
    }
    const pans = event.button === 1 || spaceIsHeld;
    if (event.button === 1) event.preventDefault();
    drag = { kind: pans ? 'pan' : 'press', start: place, point: pans ? null : hit(event) };
    last = place;
  };

  const move = (event: PointerEvent) => {
    const place = placeOf(event);
    if (!fingers.has(event.pointerId)) {
      hover(event);
      return;
    }
    if (fingers.size === 2) pinch(event.pointerId, place);
    fingers.set(event.pointerId, place);
    if (!drag || !stage.looking || fingers.size > 1) return;
    if (drag.kind === 'press' && Math.hypot(place.x - drag.start.x, place.y - drag.start.y) > SLACK * stage.ratio) {
      beginDrag(drag.start, drag.point);
    }
    if (drag.kind === 'pan') stage.pan({ x: place.x - last.x, y: place.y - last.y });
    if (drag.kind === 'move') {
      const at = toFrame(stage.looking, place);
      const { point, grip } = drag;
      wishes().onMove(point, insideFrame(stage.looking.frame, { x: at.x + grip.x, y: at.y + grip.y }));
    }
    last = place;
  };

  const beginDrag = (start: PointInFrame, point: PanePoint | null) => {
    canvas.classList.add('dragging');
    if (point && stage.looking) {
      const at = toFrame(stage.looking, start);
      drag = { kind: 'move', point, grip: { x: point.x - at.x, y: point.y - at.y } };
      wishes().onSelect(point);
      wishes().onMoveStart(point);
    } else drag = { kind: 'pan', start, point: null };
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
    if (drag.kind === 'move') wishes().onMoveEnd(true);
    if (drag.kind === 'press') click(drag.start, drag.point);
    drag = null;
    canvas.classList.remove('dragging');
    hover(event);
  };

  const click = (place: PointInFrame, point: PanePoint | null) => {
    const { looking, frame } = stage;
    if (!looking) return;
    const { tool, onMark, onSelect } = wishes();
    if (tool === 'hand') {
      onSelect(point);
      return;
    }
    const at = toFrame(looking, place);
    if (liesInFrame(looking.frame, at)) onMark({ frame, ...at });
  };

  const cancel = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    giveUp();
  };

  const turnWheel = (event: WheelEvent) => {
    event.preventDefault();
    // A pinch on a touch pad comes as a wheel with Ctrl.
    if (event.ctrlKey || event.metaKey) {
      const pixels = Math.max(-200, Math.min(200, wheel.pixelsOf(event)));
      stage.zoom(Math.exp(-pixels * ZOOM_PER_WHEEL_PIXEL * (Math.abs(pixels) < 20 ? 4 : 1)), placeOf(event));
      return;
    }
    const frames = wheel.stepsOf(event);
    if (frames !== 0) wishes().onStep(frames);
  };

  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && drag?.kind === 'move') {
      event.stopPropagation();
      giveUp();
      return;
    }
    const arrow = ARROWS[event.key];
    const { selected, onMoveStart, onMove, onMoveEnd } = wishes();
    if (!arrow || event.ctrlKey || event.metaKey || event.altKey || !stage.looking) return;
    if (!selected || selected.frame !== stage.frame) return;
    // The arrows belong to the point now, not to the timeline.
    event.preventDefault();
    event.stopPropagation();
    const far = event.shiftKey ? 10 : 1;
    const place = { x: selected.x + arrow[0] * far, y: selected.y + arrow[1] * far };
    onMoveStart(selected);
    onMove(selected, insideFrame(stage.looking.frame, place));
    onMoveEnd(true);
  };

  const space = (event: KeyboardEvent) => {
    if (event.code === 'Space') spaceIsHeld = event.type === 'keydown';
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
