import { type AxisWords, axisLabels } from './axis-labels.ts';
import type { BoxSize, Vector } from './box-layout.ts';
import type { LabelLayer, Ring } from './label-layer.ts';
import type { Matrix, ScreenPoint, ViewSize } from './projection.ts';
import type { SceneColours } from './scene-colours.ts';
import type { SceneView } from './scene-views.ts';
import { ROLES, type SceneRole, type SpaceTimeData } from './space-time-data.ts';

/** Who knows the words. */
export interface WordHost {
  readonly words: (role: SceneRole) => AxisWords;
  /** What a view of one method's own is called. */
  readonly viewTitle: (only: NonNullable<SceneView['only']>) => string;
}

/** What of the scene is to be named, as it is seen now. */
export interface NamedScene {
  readonly data: SpaceTimeData | null;
  readonly sizes: Readonly<Record<SceneRole, BoxSize | null>>;
  readonly origins: readonly [Vector, Vector];
  readonly frames: Readonly<Record<SceneRole, number>>;
  readonly matrix: Matrix;
  /** Of each view. */
  readonly size: ViewSize;
  readonly views: readonly SceneView[];
  /** Whether the labels keep to one line. */
  readonly isLow: boolean;
  readonly selected: readonly number[];
  readonly hovered: { readonly point: number; readonly view: SceneView | null } | null;
  /** Where a point is seen in each of the views; null behind the viewer. */
  readonly seen: (point: number) => ScreenPoint | null;
}

/** Draws the axes' labels, the names of the views and the rings round chosen points, anew in every view. */
export function drawWords(layer: LabelLayer, scene: NamedScene, host: WordHost, colours: SceneColours): void {
  const { data, matrix, size, views, selected, hovered } = scene;
  const labels = ROLES.flatMap((role, index) => {
    const clip = data?.clips[role];
    const boxSize = scene.sizes[role];
    if (!clip || !boxSize) return [];
    const box = { size: boxSize, origin: scene.origins[index]! };
    const words = { ...host.words(role), ...(scene.isLow && { seconds: () => null }) };
    return axisLabels(role, clip, box, scene.frames[role], words, matrix, size);
  });
  layer.clear();
  for (const view of views) {
    const ring = (look: Ring['look']) => (point: number) => {
      const at = data?.points[point]?.kind === view.hidden ? null : scene.seen(point);
      return at ? [{ at, look }] : [];
    };
    const pointed = hovered?.view?.left === view.left ? [hovered.point] : [];
    const rings: Ring[] = [...pointed.flatMap(ring('hovered')), ...selected.flatMap(ring('selected'))];
    const title = view.only && { text: host.viewTitle(view.only), kind: view.only };
    layer.draw({ left: view.left, size, labels, rings, title }, colours);
  }
}
