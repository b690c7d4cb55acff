import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import type { Preset } from '../../scene/camera-pose.ts';
import { sceneColours } from '../../scene/scene-colours.ts';
import type { SceneClouds, SceneParts } from '../../scene/scene-layers.ts';
import { ROLES, type SceneRole, type SpaceTimeData } from '../../scene/space-time-data.ts';
import { SpaceTimeScene } from '../../scene/space-time-scene.ts';
import { formatName } from '../../ui/format.ts';
import { t, useLanguage } from '../../ui/i18n.ts';
import { isStill } from '../../ui/motion.ts';
import { useTheme } from '../../ui/theme.ts';
import { cameraKey } from './camera-keys.ts';
import type { SpaceTimePanelProps } from './props.ts';

/** What the panel's buttons do with the view. */
export interface SpaceTimeCanvasHandle {
  show(preset: Preset): void;
  /** The view as it is seen. */
  picture(): OffscreenCanvas | null;
}

interface Props extends Pick<SpaceTimePanelProps, 'playback' | 'frameFor' | 'onPictures'> {
  readonly ref: RefObject<SpaceTimeCanvasHandle | null>;
  readonly data: SpaceTimeData;
  readonly parts: SceneParts;
  readonly clouds: SceneClouds | null;
  readonly preset: Preset | null;
  readonly selected: readonly number[];
  readonly onPick: (point: number) => void;
  readonly onPicture: () => void;
  readonly onPreset: (preset: Preset | null) => void;
  readonly onFailure: (failure: 'lost' | 'unavailable') => void;
}

/** Further than this, a press is a drag, CSS pixels. */
const CLICK = 4;

/** The 3D view: makes the scene, keeps it up to date without React, and gives it back. */
export function SpaceTimeCanvas(props: Props) {
  const { ref, data, parts, clouds, selected, playback, frameFor, onPictures } = props;
  const view = useRef<HTMLDivElement>(null);
  const labels = useRef<HTMLCanvasElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const scene = useRef<SpaceTimeScene | null>(null);
  const pressed = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const theme = useTheme();
  const language = useLanguage();

  // Declared first: the effects below find the scene made.
  useEffect(() => {
    const style = getComputedStyle(view.current!);
    // A canvas of its own for every scene: a graphics context that was given back does not come again.
    const canvas = document.createElement('canvas');
    view.current!.prepend(canvas);
    const made = openScene(canvas, labels.current!, style, latest);
    if (!made) {
      canvas.remove();
      latest.current.onFailure('unavailable');
      return;
    }
    scene.current = made;
    const observer = new ResizeObserver(([entry]) => made.resize(entry!.contentRect));
    observer.observe(view.current!);
    return () => {
      observer.disconnect();
      made.dispose();
      canvas.remove();
      scene.current = null;
    };
  }, []);

  useEffect(() => scene.current?.setData(data), [data]);
  useEffect(() => scene.current?.setParts(parts), [parts]);
  useEffect(() => scene.current?.setClouds(clouds), [clouds]);
  useEffect(() => scene.current?.setSelected(selected), [selected]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes what the style has
  useEffect(() => scene.current?.setColours(sceneColours(getComputedStyle(view.current!))), [theme]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language changes the words on the axes
  useEffect(() => scene.current?.invalidate(), [language]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another source of pictures is asked anew
  useEffect(() => {
    for (const role of ROLES) scene.current?.setFrame(role, playback.frameOf(role));
    return playback.onFrame((role, frame) => scene.current?.setFrame(role, frame));
  }, [playback, frameFor]);
  useEffect(
    () =>
      onPictures?.(() => {
        for (const role of ROLES) scene.current?.setFrame(role, playback.frameOf(role));
      }),
    [onPictures, playback],
  );
  useImperativeHandle(
    ref,
    () => ({
      show: (preset) => scene.current?.show(preset),
      picture: () => scene.current?.picture() ?? null,
    }),
    [],
  );

  const show = (preset: Preset) => {
    scene.current?.show(preset);
    props.onPreset(preset);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = cameraKey(event);
    if (!key) return;
    // The window has meanings of its own for these keys (frame steps, keypoints).
    event.preventDefault();
    event.stopPropagation();
    if (key === 'reset') show(props.preset ?? 'perspective');
    else if (key === 'picture') props.onPicture();
    else if ('preset' in key) show(key.preset);
    else scene.current?.step(key.step);
  };
  const placeOf = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const hover = (point: number) => {
    scene.current?.setHovered(point);
    showTip(tip.current!, view.current!, point < 0 ? null : (scene.current?.seen(point) ?? null), () =>
      tipLines(data, point),
    );
    view.current!.style.cursor = point < 0 ? '' : 'pointer';
  };
  return (
    <div
      ref={view}
      className="space-time-view"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys
      tabIndex={0}
      aria-label={t('space-time.scene')}
      aria-description={t('space-time.help')}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        pressed.current = placeOf(event);
        hover(-1);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 0) hover(scene.current?.pick(placeOf(event)) ?? -1);
      }}
      onPointerLeave={() => hover(-1)}
      onPointerUp={(event) => {
        const from = pressed.current;
        const at = placeOf(event);
        pressed.current = null;
        if (!from || event.button !== 0 || Math.hypot(at.x - from.x, at.y - from.y) > CLICK) return;
        const point = scene.current?.pick(at) ?? -1;
        if (point >= 0) props.onPick(point);
      }}
    >
      <canvas ref={labels} className="space-time-labels" />
      <div ref={tip} className="space-time-tip numbers" hidden />
    </div>
  );
}

function openScene(
  canvas: HTMLCanvasElement,
  labels: HTMLCanvasElement,
  style: CSSStyleDeclaration,
  latest: RefObject<Props>,
): SpaceTimeScene | null {
  try {
    return new SpaceTimeScene(canvas, labels, style.fontFamily, sceneColours(style), {
      frameFor: (role) => latest.current.frameFor(role),
      words: (role) => ({
        title: t('space-time.axis', { role: t(`studio.${role}`), title: latest.current.data.clips[role]?.title ?? '' }),
        seconds: (seconds) => t('space-time.seconds', { seconds: seconds.toFixed(2) }),
        pixels: (pixels) => t('space-time.pixels', { pixels }),
      }),
      onLost: () => latest.current.onFailure('lost'),
      onMoved: () => latest.current.onPreset(null),
      viewTitle: (only) => t(`space-time.${only}`),
      isStill,
    });
  } catch {
    // three.js throws when the browser gives no WebGL context; the panel says so and shows the table.
    return null;
  }
}

/** The lines of the tooltip of a point: what it is, when, by whom. */
function tipLines(data: SpaceTimeData, index: number): string[] {
  const { role, momentName, keypoint, frame, method, score } = data.points[index]!;
  const seconds = secondsOf(data, role, frame);
  return [
    t('space-time.point', { point: formatName(keypoint), moment: momentName }),
    t('space-time.at', { role: t(`studio.${role}`), frame, seconds }),
    ...(method === null || score === null ? [] : [t('space-time.score', { method, score: score.toFixed(2) })]),
  ];
}

function secondsOf({ clips }: SpaceTimeData, role: SceneRole, frame: number): string {
  return (clips[role]?.secondsOf(frame) ?? 0).toFixed(2);
}

/** Puts the tooltip beside a place, on the side where there is room. */
function showTip(
  tip: HTMLElement,
  view: HTMLElement,
  at: { readonly x: number; readonly y: number } | null,
  lines: () => string[],
): void {
  tip.hidden = at === null;
  if (!at) return;
  tip.replaceChildren(...lines().map((text) => Object.assign(document.createElement('span'), { textContent: text })));
  const { width, height } = tip.getBoundingClientRect();
  const x = at.x + 16 + width < view.clientWidth ? at.x + 16 : at.x - 16 - width;
  const y = Math.min(view.clientHeight - height - 4, Math.max(4, at.y - height / 2));
  tip.style.transform = `translate(${Math.max(4, x)}px, ${y}px)`;
}
