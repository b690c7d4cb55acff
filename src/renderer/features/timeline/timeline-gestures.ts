import type { FrameRange } from '../../../contract/geometry.ts';
import { otherOf } from '../../playback/playback.ts';
import type { Role } from '../../ui/role.ts';
import { type Hit, hitTest } from './hit-test.ts';
import { isIn } from './lane-layout.ts';
import { snapFrame } from './snapping.ts';
import type { DragPhase, LinkFrames, TimelineActions } from './timeline-data.ts';
import type { TimelineView } from './timeline-view.ts';
import { clampLink, nearestLink } from './warp-links.ts';

/** What is under the pointer, for the hint beside it. */
export interface Pointed {
  readonly hit: Hit;
  readonly x: number;
  readonly y: number;
}

/** What a press of the pointer does once it moves. */
interface Drag {
  /** @param phase of the first call `begin`, then `move`, then `end` or `cancel` */
  readonly move: (x: number, phase: DragPhase) => void;
  /** The pointer did not move. */
  readonly click: () => void;
  /** True where the very press counts already: scrubbing. */
  readonly isImmediate: boolean;
}

/** Below this way a press is a click, CSS pixels. */
const DRAG_DISTANCE = 3;
/** Reach of a link in the warp lane, CSS pixels. */
const LINK_REACH = 8;
/** A line of a wheel that counts in lines, CSS pixels. */
const WHEEL_LINE = 16;

const CURSORS: Readonly<Record<Hit['kind'], string>> = {
  lane: 'default',
  flag: 'pointer',
  zone: 'ew-resize',
  anchor: 'ew-resize',
  warp: 'default',
};

/** Pointer and wheel over the timeline. Moves are coalesced: at most one call of the owner per picture of the screen. */
export class TimelineGestures {
  readonly #plot: HTMLElement;
  readonly #view: TimelineView;
  readonly #actions: () => TimelineActions;
  readonly #onPointed: (pointed: Pointed | null) => void;
  readonly #stop = new AbortController();
  #drag: Drag | null = null;
  #phase: DragPhase = 'begin';
  #pressedX = 0;
  #x = 0;
  #hasMoved = false;
  #panX: number | null = null;
  #pending = 0;

  constructor(
    plot: HTMLElement,
    view: TimelineView,
    actions: () => TimelineActions,
    onPointed: (pointed: Pointed | null) => void,
  ) {
    this.#plot = plot;
    this.#view = view;
    this.#actions = actions;
    this.#onPointed = onPointed;
    const { signal } = this.#stop;
    plot.addEventListener('pointerdown', (event) => this.#press(event), { signal });
    plot.addEventListener('pointermove', (event) => this.#moved(event), { signal });
    plot.addEventListener('pointerup', (event) => this.#release(event), { signal });
    plot.addEventListener('pointercancel', () => this.cancel(), { signal });
    plot.addEventListener('pointerleave', () => this.#leave(), { signal });
    plot.addEventListener('dblclick', (event) => this.#doubleClick(event), { signal });
    plot.addEventListener('wheel', (event) => this.#wheel(event), { signal, passive: false });
  }

  close(): void {
    this.cancel();
    this.#stop.abort();
  }

  /** Gives a drag up, as Escape does. @returns false when there was none */
  cancel(): boolean {
    const drag = this.#drag;
    this.#panX = null;
    if (!drag) return false;
    if (this.#phase !== 'begin') drag.move(this.#x, 'cancel');
    this.#endDrag();
    return true;
  }

  #endDrag(): void {
    cancelAnimationFrame(this.#pending);
    this.#pending = 0;
    this.#drag = null;
    this.#view.isDragging = false;
    this.#view.point(null);
  }

  #placeOf(event: MouseEvent): { x: number; y: number } {
    const box = this.#plot.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  #press(event: PointerEvent): void {
    if (this.#drag) return;
    const { x, y } = this.#placeOf(event);
    if (event.button === 1) {
      event.preventDefault();
      this.#panX = x;
      this.#plot.setPointerCapture(event.pointerId);
      return;
    }
    if (event.button !== 0) return;
    const hit = hitTest(this.#view.hitScene, x, y);
    const drag = hit && this.#dragOf(hit, x, y);
    if (!hit || !drag) return;
    this.#plot.setPointerCapture(event.pointerId);
    // The lane of the press gets the focus, not whatever lies under the pointer.
    event.preventDefault();
    this.#actions().onFocus(
      'role' in hit ? hit.role : hit.kind === 'anchor' || hit.kind === 'warp' ? hit.end : 'source',
    );
    this.#drag = drag;
    this.#phase = 'begin';
    this.#hasMoved = drag.isImmediate;
    this.#pressedX = x;
    this.#x = x;
    this.#view.isDragging = true;
    if (drag.isImmediate) this.#step();
  }

  #moved(event: PointerEvent): void {
    const { x, y } = this.#placeOf(event);
    if (this.#panX !== null) {
      this.#view.pan(this.#panX - x);
      this.#panX = x;
      return;
    }
    if (!this.#drag) {
      this.#hover(x, y);
      return;
    }
    this.#x = x;
    if (!this.#hasMoved && Math.abs(x - this.#pressedX) < DRAG_DISTANCE) return;
    this.#hasMoved = true;
    if (this.#pending === 0) this.#pending = requestAnimationFrame(() => this.#step());
    this.#onPointed(null);
  }

  #step(): void {
    this.#pending = 0;
    this.#drag?.move(this.#x, this.#phase);
    this.#phase = 'move';
  }

  #release(event: PointerEvent): void {
    this.#panX = null;
    const drag = this.#drag;
    if (!drag) return;
    if (this.#hasMoved) {
      this.#x = this.#placeOf(event).x;
      if (this.#phase === 'begin') drag.move(this.#x, 'begin');
      drag.move(this.#x, 'end');
    } else drag.click();
    this.#endDrag();
  }

  #leave(): void {
    if (this.#drag) return;
    this.#onPointed(null);
    this.#view.point(null);
  }

  #hover(x: number, y: number): void {
    const hit = hitTest(this.#view.hitScene, x, y);
    const link = hit?.kind === 'warp' ? this.#linkAt(x, y) : null;
    this.#plot.style.cursor = hit ? (link ? 'grab' : CURSORS[hit.kind]) : 'default';
    this.#view.point(link);
    this.#onPointed(hit && { hit, x, y });
  }

  #linkAt(x: number, y: number) {
    const { bands, data, plot } = this.#view;
    const height = (y - bands.warp.top) / bands.warp.height;
    const found = data.runs
      .map(({ warp, family }) => ({ warp, family, near: nearestLink(warp, plot, x, height, LINK_REACH) }))
      .filter(({ near }) => near !== null)
      .sort((a, b) => a.near!.distance - b.near!.distance)[0];
    if (!found) return null;
    const [sourceFrame, targetFrame] = found.warp[found.near!.index]!;
    return { sourceFrame, targetFrame, family: found.family };
  }

  /** The frame of a lane that the pointer means; Alt is not needed to get beside a moment, zooming in is enough. */
  #frameOf(role: Role, x: number, exceptMomentId: string | null, withPlayhead: boolean): number {
    const lane = this.#view.lanes[role]!;
    const attracting = this.#view.attractingFrames(role, exceptMomentId, withPlayhead);
    return snapFrame(lane.frameAtX(x), x, attracting, lane.frameX);
  }

  #dragOf(hit: Hit, x: number, y: number): Drag | null {
    switch (hit.kind) {
      case 'lane':
        return this.#scrub(hit.role);
      case 'flag':
        return this.#moveFlag(hit.role, hit.momentId, x);
      case 'zone':
        return this.#moveZone(hit.role, hit.edge);
      case 'anchor':
        return this.#moveAnchor(hit.anchorId, hit.end);
      case 'warp':
        return this.#makeAnchor(hit.end, x, y);
    }
  }

  #scrub(role: Role): Drag {
    const before = this.#view.playback.frameOf(role);
    let shown = -1;
    return {
      isImmediate: true,
      click: () => {},
      move: (x, phase) => {
        const frame = phase === 'cancel' ? before : this.#frameOf(role, x, null, false);
        const isSettled = phase === 'end' || phase === 'cancel';
        if (frame === shown && !isSettled) return;
        shown = frame;
        this.#actions().onSeek(role, frame, isSettled);
      },
    };
  }

  #moveFlag(role: Role, momentId: string, pressedX: number): Drag | null {
    const lane = this.#view.lanes[role]!;
    const moment = lane.data.moments.find(({ id }) => id === momentId);
    if (!moment) return null;
    const offset = pressedX - lane.frameX(moment.frame);
    return {
      isImmediate: false,
      click: () => {
        this.#actions().onSelectMoment(role, momentId);
        this.#actions().onSeek(role, moment.frame, true);
      },
      // Held by its label, a flag keeps its distance to the pointer; half a pixel keeps it in the frame that it stood at.
      move: (x, phase) => {
        const frame = phase === 'cancel' ? moment.frame : this.#frameOf(role, x - offset + 0.5, momentId, true);
        this.#actions().onMoveMoment(role, momentId, frame, phase);
      },
    };
  }

  #moveZone(role: Role, edge: 'in' | 'out'): Drag {
    const lane = this.#view.lanes[role]!;
    const before = lane.data.zone;
    const zoneAt = (x: number): FrameRange => {
      const [first, last] = before;
      // The end of the zone stands behind its last frame.
      if (edge === 'in') return [Math.min(this.#frameOf(role, x, null, true), last), last];
      return [first, Math.max(first, this.#frameOf(role, x - 1, null, true))];
    };
    return {
      isImmediate: false,
      click: () => this.#actions().onSeek(role, edge === 'in' ? before[0] : before[1], true),
      move: (x, phase) => this.#actions().onSetZone(role, phase === 'cancel' ? before : zoneAt(x), phase),
    };
  }

  #linkTo(from: LinkFrames, end: Role, x: number, exceptId: string | null): LinkFrames {
    const key = end === 'source' ? 'sourceFrame' : 'targetFrame';
    const frame = this.#frameOf(end, x, null, true);
    const others = this.#view.data.anchors.filter(({ id }) => id !== exceptId);
    return clampLink({ ...from, [key]: frame }, others, end, this.#view.lanes[end]!.time.count);
  }

  #moveAnchor(anchorId: string, end: Role): Drag | null {
    const anchor = this.#view.data.anchors.find(({ id }) => id === anchorId);
    if (!anchor) return null;
    const { sourceFrame, targetFrame } = anchor;
    const before = { sourceFrame, targetFrame };
    return {
      isImmediate: false,
      click: () => this.#actions().onSelectAnchor(anchorId),
      move: (x, phase) => {
        if (phase === 'begin') this.#actions().onSelectAnchor(anchorId);
        const frames = phase === 'cancel' ? before : this.#linkTo(before, end, x, anchorId);
        this.#actions().onMoveAnchor(anchorId, frames, phase);
      },
    };
  }

  /** A link of a run that is dragged becomes a link of the user's. */
  #makeAnchor(end: Role, pressedX: number, pressedY: number): Drag | null {
    const link = this.#linkAt(pressedX, pressedY);
    if (!link || !this.#view.lanes[end] || !this.#view.lanes[otherOf(end)]) return null;
    return {
      isImmediate: false,
      click: () => this.#actions().onSeek('source', link.sourceFrame, true),
      move: (x, phase) => {
        const frames = this.#linkTo({ sourceFrame: link.sourceFrame, targetFrame: link.targetFrame }, end, x, null);
        this.#view.point(phase === 'begin' || phase === 'move' ? { ...frames, family: null } : null);
        if (phase === 'end') this.#actions().onAddAnchor(frames);
      },
    };
  }

  #doubleClick(event: MouseEvent): void {
    const { x, y } = this.#placeOf(event);
    const hit = hitTest(this.#view.hitScene, x, y);
    if (hit?.kind === 'lane' || hit?.kind === 'warp') this.#view.fit();
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? WHEEL_LINE : 1;
    const [across, along] = [event.deltaX * unit, event.deltaY * unit];
    if (event.shiftKey || Math.abs(across) > Math.abs(along)) {
      this.#view.pan(Math.abs(across) > Math.abs(along) ? across : along);
      return;
    }
    const { x, y } = this.#placeOf(event);
    const { bands } = this.#view;
    const isSource = isIn(bands.source.lane, y) || (isIn(bands.warp, y) && y < bands.warp.top + bands.warp.height / 2);
    const role: Role = isSource ? 'source' : 'target';
    // A pinch comes as Ctrl+wheel in small steps.
    const speed = event.ctrlKey && Math.abs(along) < 50 ? 60 : 300;
    this.#view.zoom(this.#view.lanes[role] ? role : otherOf(role), x, 2 ** (-along / speed));
  }
}
