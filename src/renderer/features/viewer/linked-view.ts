import type { PointInFrame } from '../../../contract/geometry.ts';
import { FIT, type OwnLooking, panBy, scaleOf, toCanvas, toFrame, type View, zoomAt } from './view-transform.ts';

/** A change of a view in the terms of what is seen, so that a pane of another size with a clip of another size can make the same. */
export type ViewChange =
  | { readonly kind: 'fit' }
  /** `at`: the place of the frame that stays, in parts of the frame's width and height. */
  | { readonly kind: 'zoom'; readonly factor: number; readonly at: PointInFrame }
  /** `by`: parts of the frame's width and height. */
  | { readonly kind: 'pan'; readonly by: PointInFrame };

/** Zooming at a place of the canvas, in the terms of the content. */
export function zoomChange(looking: OwnLooking, at: PointInFrame, factor: number): ViewChange {
  const { frame } = looking;
  const place = toFrame(looking, at);
  return { kind: 'zoom', factor, at: { x: place.x / frame.width, y: place.y / frame.height } };
}

/** Panning by canvas pixels, in the terms of the content. */
export function panChange(looking: OwnLooking, { x, y }: PointInFrame): ViewChange {
  const { frame } = looking;
  const scale = scaleOf(looking);
  return { kind: 'pan', by: { x: x / (frame.width * scale), y: y / (frame.height * scale) } };
}

/** The view after a change that was made here or in the other pane. */
export function changedView(looking: OwnLooking, change: ViewChange): View {
  const { frame } = looking;
  if (change.kind === 'fit') return FIT;
  if (change.kind === 'zoom') {
    const place = { x: change.at.x * frame.width, y: change.at.y * frame.height };
    return zoomAt(looking, toCanvas(looking, place), change.factor);
  }
  const scale = scaleOf(looking);
  return panBy(looking, { x: change.by.x * frame.width * scale, y: change.by.y * frame.height * scale });
}

/** A stage whose view follows those of others. */
export interface LinkedStage {
  follow(change: ViewChange): void;
}

/** Lets the stages of a viewer move and zoom together while that is wished. */
export class ViewLink {
  readonly #isLinked: () => boolean;
  readonly #stages = new Set<LinkedStage>();

  /** @param isLinked asked at every change */
  constructor(isLinked: () => boolean) {
    this.#isLinked = isLinked;
  }

  /** @returns takes it out again */
  add(stage: LinkedStage): () => void {
    this.#stages.add(stage);
    return () => void this.#stages.delete(stage);
  }

  /** A stage's view was changed by the user. */
  tell(from: LinkedStage, change: ViewChange): void {
    if (!this.#isLinked()) return;
    for (const stage of this.#stages) if (stage !== from) stage.follow(change);
  }
}
