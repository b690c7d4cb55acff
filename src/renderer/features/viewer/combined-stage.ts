import type { PointInFrame } from '../../../contract/geometry.ts';
import {
  type CombinedLook,
  combinedViews,
  drawCombined,
  drawDivider,
  fitOver,
  wipeSides,
} from '../../../document/overlay/combine.ts';
import { drawOverlay } from '../../../document/overlay/draw-overlay.ts';
import type { TargetPlacement } from '../../../document/overlay/person-alignment.ts';
import type { CanvasRect, OverlayScene } from '../../../document/overlay/scene.ts';
import type { Similarity } from '../../../kernels/align-people.ts';
import type { FrameStore } from '../../playback/frame-store.ts';
import type { Playback } from '../../playback/playback.ts';
import type { Role } from '../../ui/role.ts';
import { FrameFollower } from './frame-follower.ts';
import type { ViewLink } from './linked-view.ts';
import { isSmall, markUnit, paintFrame, paintSelection } from './pane-painter.ts';
import type { PanePoint } from './pane-points.ts';
import type { StageClip, ZoomedStage } from './pane-stage.ts';
import { StageSurface } from './stage-surface.ts';
import { type Looking, type OwnLooking, paneViewOf, placedOver, type Size, toCanvas } from './view-transform.ts';

/** One of the two clips in the one picture. */
export interface CombinedClip {
  readonly clip: StageClip;
  readonly scene: OverlayScene | null;
  /** The selected point as it stands at a frame; null where it does not. */
  selectedAt(frame: number): PanePoint | null;
}

/** What the one picture is made of. */
export interface CombinedContent {
  readonly source: CombinedClip;
  readonly target: CombinedClip;
  /** Where the target's frame lies in the source's; null, or where it knows nothing: as large as it fits. */
  readonly placement: TargetPlacement | null;
  readonly momentName?: string | undefined;
}

/** What the stage tells. */
export interface CombinedListener {
  /** The canvas was painted. @param waitingFor the clips whose picture is not yet that of their frame */
  onPicture(waitingFor: readonly Role[]): void;
  onFailure(role: Role, error: Error | null): void;
  onZoom(percent: number, isFit: boolean): void;
  /** Where the source's picture lies in the canvas, CSS pixels; told whenever it was painted. */
  onPictureRect(rect: CanvasRect): void;
}

/**
 * The canvas of both clips in one picture, without React: the target's frame (through playback's link) over the source's. Layout, opacity
 * and the place of the divider are asked at every painting.
 */
export class CombinedStage implements ZoomedStage {
  readonly #surface: StageSurface;
  readonly #followers: Readonly<Record<Role, FrameFollower>>;
  readonly #look: () => CombinedLook;
  readonly #listener: CombinedListener;
  #content: CombinedContent | null = null;

  constructor(
    canvas: HTMLCanvasElement,
    { playback, frames }: { readonly playback: Playback; readonly frames: FrameStore },
    { look, link }: { readonly look: () => CombinedLook; readonly link: ViewLink },
    listener: CombinedListener,
  ) {
    this.#look = look;
    this.#listener = listener;
    this.#surface = new StageSurface(
      canvas,
      {
        frameSize: () => this.#content?.source.clip.size ?? null,
        paint: (context, looking) => this.#paint(context, looking),
        onZoom: listener.onZoom,
      },
      link,
    );
    const follower = (role: Role) =>
      new FrameFollower(
        { role, playback, frames },
        {
          // Both clips may change at once; they are painted together.
          onFrame: () => this.#surface.invalidate(),
          onPicture: () => this.#surface.invalidate(),
          onFailure: (error) => listener.onFailure(role, error),
        },
      );
    this.#followers = { source: follower('source'), target: follower('target') };
  }

  get ratio(): number {
    return this.#surface.ratio;
  }

  get canPan(): boolean {
    return this.#surface.canPan;
  }

  /** The frame of a clip that is seen. */
  frameOf(role: Role): number {
    return this.#followers[role].frame;
  }

  /** A clip's frame as it lies on the canvas; null while there is none. */
  lookingAt(role: Role): Looking | null {
    const { looking } = this.#surface;
    if (!looking || !this.#content) return null;
    return role === 'source' ? looking : this.#targetLooking(looking, this.#content);
  }

  /** The clip that is seen at a place of the canvas, where only one is: on the sides of a wipe. */
  roleAt(place: PointInFrame): Role | null {
    const look = this.#look();
    const { looking } = this.#surface;
    if (look.layout !== 'wipe' || !looking) return null;
    const { rect } = paneViewOf(looking);
    return place.x < rect.x + rect.width * look.divider ? 'source' : 'target';
  }

  /** What is shown from now on. */
  show(content: CombinedContent): void {
    const before = this.#content;
    this.#content = content;
    const { clip } = content.source;
    if (clip.mediaId !== before?.source.clip.mediaId || clip.turn !== before.source.clip.turn) this.#surface.reset();
    this.#followers.source.follow(clip.mediaId);
    this.#followers.target.follow(content.target.clip.mediaId);
    this.#surface.invalidate();
  }

  /** The look has changed. */
  invalidate(): void {
    this.#surface.invalidate();
  }

  zoom(factor: number, at?: PointInFrame): void {
    this.#surface.zoom(factor, at);
  }

  zoomToPixels(): void {
    this.#surface.zoomToPixels();
  }

  fit(): void {
    this.#surface.fit();
  }

  pan(by: PointInFrame): void {
    this.#surface.pan(by);
  }

  retry(): void {
    this.#followers.source.retry();
    this.#followers.target.retry();
  }

  close(): void {
    this.#surface.close();
    this.#followers.source.close();
    this.#followers.target.close();
  }

  #targetLooking(looking: OwnLooking, content: CombinedContent): Looking {
    return placedOver(looking, this.#placement(content), content.target.clip.size);
  }

  #placement({ source, target, placement }: CombinedContent): Similarity {
    const known = placement?.(this.frameOf('source'), this.frameOf('target'));
    return known ?? fitOver(source.clip.size, target.clip.size);
  }

  #paint(context: CanvasRenderingContext2D, looking: OwnLooking): void {
    const content = this.#content!;
    const look = this.#look();
    const { canvas } = looking;
    const lookings: Record<Role, Looking> = { source: looking, target: this.#targetLooking(looking, content) };
    const { rect } = paneViewOf(looking);
    const views = combinedViews(look, paneViewOf(looking), this.#placement(content), content.target.clip.size);
    const unit = markUnit(looking, this.ratio);
    const waitingFor: Role[] = [];
    context.fillStyle = '#000';
    context.fillRect(rect.x, rect.y, rect.width, rect.height);
    drawCombined(
      look,
      views,
      (role, layer) => {
        const { bitmap, isExact } = this.#followers[role].picture();
        if (!isExact) waitingFor.push(role);
        if (bitmap) paintFrame(context, lookings[role], { bitmap, turn: content[role].clip.turn }, layer);
      },
      (role, view) => {
        const { scene, selectedAt } = content[role];
        const index = this.frameOf(role);
        const selected = selectedAt(index);
        // In a wipe each clip has its own ground; else two sets of names hide the persons, and to dim one would dim both.
        const alone = look.layout === 'wipe';
        const held = alone && this.#followers[role].isHeld;
        if (scene) {
          const parts = { ...scene.parts, labels: scene.parts.labels && alone && !isSmall(looking, this.ratio) };
          const room = alone ? roomOf(role, rect, look.divider, canvas) : undefined;
          drawOverlay(
            context,
            { ...scene, parts, view, unit, isCombined: true, ...(room ? { room } : {}) },
            { index, held, momentName: content.momentName },
          );
        }
        if (selected?.frame === index) paintSelection(context, toCanvas(lookings[role], selected), unit);
      },
    );
    if (look.layout === 'wipe') drawDivider(context, rect, look.divider, unit);
    this.#listener.onPicture(waitingFor);
    this.#listener.onPictureRect({
      x: rect.x / this.ratio,
      y: rect.y / this.ratio,
      width: rect.width / this.ratio,
      height: rect.height / this.ratio,
    });
  }
}

/** The side of the canvas on which a clip of a wipe may say something. */
function roomOf(role: Role, picture: CanvasRect, divider: number, { width, height }: Size): CanvasRect {
  const line = wipeSides(picture, divider)[1].x;
  return role === 'source' ? { x: 0, y: 0, width: line, height } : { x: line, y: 0, width: width - line, height };
}
