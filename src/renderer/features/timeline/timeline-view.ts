import type { Playback } from '../../playback/playback.ts';
import { t } from '../../ui/i18n.ts';
import { onceAfter } from '../../ui/once-after.ts';
import type { Role } from '../../ui/role.ts';
import { drawLane, type Surface, TEXT_SIZE } from './draw-lane.ts';
import { drawPlayhead, drawShownLinks, type ShownLink } from './draw-playhead.ts';
import { drawConfidence, drawWarp } from './draw-warp.ts';
import type { HitScene } from './hit-test.ts';
import { type LaneFlag, laneFlags } from './lane-flags.ts';
import { type Band, layoutBands, type TimelineBands } from './lane-layout.ts';
import { LaneModel } from './lane-model.ts';
import { LaneMotion } from './lane-motion.ts';
import { type Palette, readPalette } from './palette.ts';
import { IN_MEMORY, ThumbnailCache } from './thumbnail-cache.ts';
import { type ThumbnailSlot, thumbnailSlots } from './thumbnail-slots.ts';
import { fitScale, panBy, reveal, toX, zoomAbout } from './time-scale.ts';
import { LANES, type LinkFrames, NO_DATA, type ThumbnailLoader, type TimelineData } from './timeline-data.ts';
import { type LinkPlot, linkOf, linkPlot } from './warp-links.ts';

/** The parts of what lies below the playhead. */
const PARTS = ['warp', ...LANES] as const;

/** Of both canvases. */
const OPAQUE: CanvasRenderingContext2DSettings = { ...IN_MEMORY, alpha: false };

/** After the view was moved the curve waits so long, milliseconds. */
const QUIET = 300;

/**
 * What the timeline shows, and its drawing: what lies below changes with the view and the data and is kept in memory; with every frame it is
 * copied to the canvas and the rest (playhead, links under it, what is dragged) drawn over it. One opaque canvas, because to put two
 * transparent ones together takes the browser longer than that copy.
 */
export class TimelineView {
  readonly playback: Playback;
  data: TimelineData = NO_DATA;
  readonly lanes: Record<Role, LaneModel | null> = { source: null, target: null };
  bands: TimelineBands = layoutBands(0);
  width = 1;
  /** A link that the pointer makes or points at. */
  pointedLink: ShownLink | null = null;
  /** True while the pointer drags: the view then stays where it is. */
  isDragging = false;
  /** How long the last drawings took, milliseconds; for the bench. */
  readonly spent = { below: 0, above: 0 };
  readonly #canvas: HTMLCanvasElement;
  readonly #below = new OffscreenCanvas(1, 1);
  readonly #thumbnails: ThumbnailCache | null;
  readonly #motion: LaneMotion;
  readonly #stopFrames: () => void;
  readonly #widths = new Map<string, number>();
  #palette: Palette | null = null;
  readonly #flags: Record<Role, readonly LaneFlag[]> = { source: [], target: [] };
  readonly #slots: Record<Role, readonly ThumbnailSlot[]> = { source: [], target: [] };
  /** What of the canvas below is to be drawn anew: the parts do not overlap. */
  readonly #stale = new Set<Role | 'warp'>();
  /** When the view was moved last, milliseconds; the curve waits for quiet. */
  #moved = 0;
  #pending = 0;
  /** With the panes' pictures: a frame that is seen a picture of the screen later than the playhead makes the browser draw twice as often. */
  readonly #drawnWithFrame = onceAfter(() => this.#draw());

  constructor(canvas: HTMLCanvasElement, playback: Playback, loadThumbnail: ThumbnailLoader | null) {
    this.#canvas = canvas;
    this.playback = playback;
    const thumbnails = loadThumbnail && new ThumbnailCache(loadThumbnail, (mediaId) => this.#redrawClip(mediaId));
    this.#thumbnails = thumbnails;
    const isQuiet = (): boolean => !playback.isPlaying && !this.isDragging && performance.now() - this.#moved > QUIET;
    const isFree = (): boolean => thumbnails?.isIdle === true && isQuiet();
    this.#motion = new LaneMotion(loadThumbnail, isFree, (mediaId) => this.#redrawClip(mediaId));
    this.#stopFrames = playback.onFrame((role, frame) => this.#follow(role, frame));
    document.fonts.addEventListener('loadingdone', this.#restyle);
  }

  close(): void {
    cancelAnimationFrame(this.#pending);
    this.#pending = 0;
    this.#drawnWithFrame.stop();
    this.#stopFrames();
    this.#thumbnails?.close();
    this.#motion.close();
    document.fonts.removeEventListener('loadingdone', this.#restyle);
  }

  /** Shows other data; a lane whose clip stays keeps the part that is seen. */
  show(data: TimelineData): void {
    for (const role of LANES) {
      const next = data.lanes[role];
      const lane = this.lanes[role];
      const isSame = next && lane?.data.mediaId === next.mediaId && lane.data.table === next.table;
      if (isSame && lane?.data.rate === next.rate) lane.data = next;
      else this.lanes[role] = next && new LaneModel(role, next, this.width);
    }
    this.data = data;
    this.redraw();
  }

  /** @param width of the plot, CSS pixels */
  resize(width: number, height: number): void {
    this.width = Math.max(1, Math.floor(width));
    this.bands = layoutBands(Math.floor(height));
    for (const role of LANES) this.lanes[role]?.resize(this.width);
    const ratio = window.devicePixelRatio;
    for (const canvas of [this.#below, this.#canvas]) {
      canvas.width = Math.round(this.width * ratio);
      canvas.height = Math.round(this.bands.height * ratio);
    }
    this.#canvas.style.width = `${this.width}px`;
    this.#canvas.style.height = `${this.bands.height}px`;
    // A canvas that changes its size is empty until it is drawn.
    for (const part of PARTS) this.#stale.add(part);
    this.#draw();
  }

  /** The theme or the fonts have changed: colours and widths are read anew. */
  restyle(): void {
    this.#restyle();
  }

  readonly #restyle = (): void => {
    this.#palette = null;
    this.#widths.clear();
    this.redraw();
  };

  /** @param factor above 1 shows more detail */
  zoom(role: Role, x: number, factor: number): void {
    const lane = this.lanes[role];
    if (!lane) return;
    const frame = lane.frameAtX(x);
    const other = this.lanes[role === 'source' ? 'target' : 'source'];
    const linked = other && this.playback.linkedFrame(role, frame);
    if (other) {
      // The other lane zooms round the frame that belongs to the one under the pointer, so that links stay in sight.
      const seen = linked === null ? x : other.frameX(linked);
      other.scale = zoomAbout(other.scale, Math.max(0, Math.min(this.width, seen)), factor, other.bounds);
    }
    lane.scale = zoomAbout(lane.scale, x, factor, lane.bounds);
    this.#moved = performance.now();
    this.redraw();
  }

  /** @param pixels positive shows later times */
  pan(pixels: number): void {
    for (const role of LANES) {
      const lane = this.lanes[role];
      if (lane) lane.scale = panBy(lane.scale, pixels, lane.bounds);
    }
    this.#moved = performance.now();
    this.redraw();
  }

  /** Shows both clips whole. */
  fit(): void {
    for (const role of LANES) {
      const lane = this.lanes[role];
      if (lane) lane.scale = fitScale(lane.bounds);
    }
    this.redraw();
  }

  /** Where the playhead of a lane is, CSS pixels from the left edge of the plot. */
  playheadX(role: Role): number {
    return this.lanes[role]?.frameX(this.playback.frameOf(role)) ?? 0;
  }

  get plot(): LinkPlot {
    const nowhere = (): number => Number.NEGATIVE_INFINITY;
    const { source, target } = this.lanes;
    return linkPlot(source?.frameX ?? nowhere, target?.frameX ?? nowhere, this.width);
  }

  /** What the pointer can hit. */
  get hitScene(): HitScene {
    const zoneOf = (lane: LaneModel | null): readonly [number, number] | null =>
      lane && [lane.frameX(lane.data.zone[0]), lane.endX(lane.data.zone[1])];
    const movable = (role: Role) => this.#flags[role].filter(({ moment }) => moment !== null);
    return {
      bands: this.bands,
      flags: { source: movable('source'), target: movable('target') },
      zones: { source: zoneOf(this.lanes.source), target: zoneOf(this.lanes.target) },
      anchors: this.data.anchors,
      links: this.plot,
    };
  }

  /** Draws everything with the next picture of the screen. */
  redraw(): void {
    for (const part of PARTS) this.#stale.add(part);
    this.redrawAbove();
  }

  #redrawClip(mediaId: string): void {
    for (const role of LANES) if (this.lanes[role]?.data.mediaId === mediaId) this.#stale.add(role);
    this.redrawAbove();
  }

  /** Draws what moves with the playhead and the pointer. */
  redrawAbove(): void {
    if (this.#pending === 0) this.#pending = requestAnimationFrame(() => this.#draw());
  }

  #follow(role: Role, frame: number): void {
    const lane = this.lanes[role];
    if (lane && !this.isDragging) {
      const scale = reveal(lane.scale, lane.time.secondsOf(frame), lane.bounds);
      if (scale !== lane.scale) {
        lane.scale = scale;
        for (const part of PARTS) this.#stale.add(part);
      }
    }
    this.#drawnWithFrame.ask();
  }

  #draw(): void {
    cancelAnimationFrame(this.#pending);
    this.#pending = 0;
    if (this.#stale.size > 0) {
      const begun = performance.now();
      this.#drawBelow();
      this.spent.below = performance.now() - begun;
    }
    const begun = performance.now();
    this.#drawAbove();
    this.spent.above = performance.now() - begun;
  }

  #surface(canvas: HTMLCanvasElement | OffscreenCanvas): Surface {
    // Both kinds of canvas have contexts of one interface, but for what reads back.
    const context = canvas.getContext('2d', OPAQUE) as CanvasRenderingContext2D;
    const palette = (this.#palette ??= readPalette(this.#canvas));
    const ratio = window.devicePixelRatio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.font = `500 ${TEXT_SIZE}px ${palette.font}`;
    context.fontVariantCaps = 'normal';
    context.textBaseline = 'middle';
    const measure = (text: string): number => {
      const known = this.#widths.get(text);
      if (known !== undefined) return known;
      if (this.#widths.size > 20_000) this.#widths.clear();
      const { width } = context.measureText(text);
      this.#widths.set(text, width);
      return width;
    };
    return { context, palette, width: this.width, measure };
  }

  #drawBelow(): void {
    const surface = this.#surface(this.#below);
    const stale = new Set(this.#stale);
    this.#stale.clear();
    if (stale.has('warp')) this.#drawWarp(surface);
    for (const role of LANES) if (stale.has(role)) this.#drawLane(surface, role);
    this.#wantThumbnails();
    this.#motion.want(
      LANES.flatMap((role) => this.lanes[role] ?? []),
      this.width,
    );
  }

  #clear({ context, palette }: Surface, { top, height }: Band): void {
    context.fillStyle = palette.panel;
    context.fillRect(0, top, this.width, height);
  }

  #drawWarp(surface: Surface): void {
    const { bands } = this;
    const { source, target } = this.lanes;
    const hasPair = source !== null && target !== null;
    this.#clear(surface, bands.warp);
    this.#clear(surface, bands.confidence);
    drawWarp(surface, bands.warp, hasPair ? this.data : { ...this.data, runs: [], anchors: [] }, this.plot);
    if (target) drawConfidence(surface, bands.confidence, this.data.runs, target.frameX);
  }

  #drawLane(surface: Surface, role: Role): void {
    const bands = this.bands[role];
    const lane = this.lanes[role];
    this.#clear(surface, bands.lane);
    this.#slots[role] = [];
    this.#flags[role] = [];
    if (!lane) return;
    const pictureWidth = Math.max(24, bands.strip.height * (lane.data.aspect ?? 16 / 9));
    const slots = this.#thumbnails ? thumbnailSlots(lane.time, lane.scale, this.width, pictureWidth) : [];
    const flags = laneFlags(lane, this.width, this.data.selectedMomentId, t('timeline.sync'), surface.measure);
    this.#slots[role] = slots;
    this.#flags[role] = flags;
    drawLane(surface, lane, bands, {
      flags,
      slots,
      thumbnails: this.#thumbnails,
      curve: bands.curve.height > 0 ? this.#motion.columns(lane, this.width) : null,
      frameBase: this.data.frameBase,
      isMirrored: role === 'target',
    });
  }

  #wantThumbnails(): void {
    const wanted = LANES.flatMap((role) => {
      const mediaId = this.lanes[role]?.data.mediaId;
      if (mediaId === undefined) return [];
      const playhead = this.playheadX(role);
      return this.#slots[role].map(({ frame, x }) => ({ mediaId, frame, away: Math.abs(x - playhead) }));
    }).sort((a, b) => a.away - b.away);
    this.#thumbnails?.want(wanted, Math.ceil(this.bands.source.strip.height * window.devicePixelRatio));
  }

  #drawAbove(): void {
    const surface = this.#surface(this.#canvas);
    const { source, target } = this.lanes;
    surface.context.drawImage(this.#below, 0, 0, this.width, this.bands.height);
    if (source && target) drawShownLinks(surface, this.bands, this.#shownLinks(), this.plot);
    for (const role of LANES) {
      const lane = this.lanes[role];
      if (lane) drawPlayhead(surface, lane, this.bands[role], this.playback.frameOf(role));
    }
  }

  /** How much moves at a place of a lane, 0..1 of the most that is seen; null while that is not known. */
  motionAt(role: Role, x: number): number | null {
    const lane = this.lanes[role];
    return lane && this.#motion.at(lane, this.width, x);
  }

  /** What the runs say of the source's frame, and what playback follows where that is no run. */
  #shownLinks(): ShownLink[] {
    const sourceFrame = this.playback.frameOf('source');
    const links: ShownLink[] = this.linksAt('source', sourceFrame);
    const targetFrame = this.playback.linkedFrame('source', sourceFrame);
    const isHeld = LANES.some((role) => this.playback.isHeld(role));
    if (this.data.followed.kind !== 'method' && targetFrame !== null && !isHeld) {
      links.push({ sourceFrame, targetFrame, family: null });
    }
    return this.pointedLink ? [...links, this.pointedLink] : links;
  }

  /** The links of the shown runs at a frame. */
  linksAt(role: Role, frame: number): (ShownLink & { readonly method: string; readonly confidence: number })[] {
    return this.data.runs.flatMap(({ warp, family, method }) => {
      const index = linkOf(warp, role, frame);
      if (index === null) return [];
      const [sourceFrame, targetFrame, confidence] = warp[index]!;
      return [{ sourceFrame, targetFrame, family, method, confidence }];
    });
  }

  /** Frames that attract the pointer on a lane: moments, predictions, the sync event, the zone's ends, the playhead. */
  attractingFrames(role: Role, exceptMomentId: string | null, withPlayhead: boolean): number[] {
    const lane = this.lanes[role];
    if (!lane) return [];
    const { moments, predicted, syncFrame, zone } = lane.data;
    return [
      ...moments.filter(({ id }) => id !== exceptMomentId).map(({ frame }) => frame),
      ...predicted.map(({ frame }) => frame),
      ...this.data.anchors.map((anchor) => (role === 'source' ? anchor.sourceFrame : anchor.targetFrame)),
      ...(syncFrame === null ? [] : [syncFrame]),
      ...zone,
      ...(withPlayhead ? [this.playback.frameOf(role)] : []),
    ];
  }

  /** The frame of a lane's clip at a place, kept within the clip. */
  frameAt(role: Role, x: number): number {
    return this.lanes[role]?.frameAtX(x) ?? 0;
  }

  /** Where a time of a lane is. */
  xOf(role: Role, seconds: number): number {
    const lane = this.lanes[role];
    return lane ? toX(lane.scale, seconds) : 0;
  }

  /** Two frames as a link that is pointed at or made; null for none. */
  point(link: (LinkFrames & { readonly family: ShownLink['family'] }) | null): void {
    if (link === this.pointedLink) return;
    this.pointedLink = link;
    this.redrawAbove();
  }
}
