import type { CorrespondencesFile } from '../../../contract/correspondences.ts';
import type { SceneColours } from '../scene-colours.ts';
import { type SpaceTimeClip, type SpaceTimeSources, spaceTimeData } from '../space-time-data.ts';
import { SpaceTimeScene } from '../space-time-scene.ts';
import type { SceneCosts } from './scene-costs.ts';

/** Points of one figure. */
const FIGURE = 20;

const COLOURS: SceneColours = {
  source: '#56B4E9',
  target: '#E69F00',
  joint: '#009E73',
  sequential: '#CC79A7',
  text: '#ffffff',
  muted: '#aaaaaa',
  ink: '#000000',
  edge: '#555555',
  panel: '#222222',
};

/** Sources with that many points in all: half marked in the source, half predicted in the target, on curves through the boxes. */
export function crowdedSources(points: number): SpaceTimeSources {
  const frames = Math.ceil(points / 2 / FIGURE);
  const clip = (title: string): SpaceTimeClip => {
    return { title, width: 1920, height: 1080, range: [0, frames - 1], secondsOf: (frame) => frame / 30 };
  };
  const place = (frame: number, point: number, shift: number) => {
    const turn = (12 * frame) / frames + (2 * Math.PI * point) / FIGURE + shift;
    return {
      x: 960 + (120 + 34 * point) * Math.cos(turn),
      y: 540 + (60 + 20 * point) * Math.sin(turn * (1 + point / 40)),
    };
  };
  const moments = Array.from({ length: frames }, (_, frame) => {
    const names = Array.from({ length: FIGURE }, (_, point) => point);
    return {
      name: `moment ${frame}`,
      frame,
      keypoints: Object.fromEntries(
        names.map((point) => [`point_${point}`, { ...place(frame, point, 0), visible: true }] as const),
      ),
    };
  });
  const predicted = moments.map(({ name, frame }) => ({
    name,
    frame,
    confidence: 1,
    trusted: true,
    keypoints: Object.fromEntries(
      Array.from({ length: FIGURE }, (_, point) => {
        const at = { frame, ptsSeconds: frame / 30, clipTime: 0, score: 0.8, alternatives: [] };
        return [`point_${point}`, { ...at, ...place(frame, point, 0.4) }] as const;
      }),
    ),
  }));
  const run = { method: 'auto', moments: predicted, warp: [[0, 0, 1]] } as unknown as CorrespondencesFile;
  return {
    source: clip('a'),
    target: clip('b'),
    sourceMoments: moments,
    targetMoments: [],
    runs: [run],
    poses: null,
  };
}

/** A scene in the page, as the bench drives it. */
export function openCrowdedScene(points: number, width: number, height: number): SpaceTimeScene {
  const holder = document.createElement('div');
  holder.style.cssText = `position:fixed;inset:0 auto auto 0;width:${width}px;height:${height}px;background:#222`;
  const [canvas, labels] = [document.createElement('canvas'), document.createElement('canvas')];
  for (const each of [canvas, labels]) {
    each.style.cssText = 'position:absolute;inset:0;width:100%;height:100%';
    holder.append(each);
  }
  labels.style.pointerEvents = 'none';
  document.body.append(holder);
  const scene = new SpaceTimeScene(canvas, labels, 'sans-serif', COLOURS, {
    frameFor: () => null,
    words: (role) => ({
      title: role,
      seconds: (seconds) => `${seconds.toFixed(1)} s`,
      pixels: (pixels) => `${pixels} px`,
    }),
    onLost: () => undefined,
    onMoved: () => undefined,
    isStill: () => true,
    viewTitle: (only) => only,
  });
  scene.setData(spaceTimeData(crowdedSources(points)));
  scene.resize({ width, height });
  return scene;
}

let scene: SpaceTimeScene | null = null;

/** Makes a scene of so many points and measures what it costs; it stays for {@link turnScene}. */
export async function measureScene(points: number, width: number, height: number): Promise<SceneCosts> {
  const start = performance.now();
  scene = openCrowdedScene(points, width, height);
  finish();
  const opening = performance.now() - start;
  const whole: number[] = [];
  for (let picture = 0; picture < 5; picture++) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = performance.now();
    scene.picture();
    finish();
    whole.push(performance.now() - before);
  }
  const picks = Array.from({ length: 20 }, (_, place) => {
    const before = performance.now();
    scene?.pick({ x: (width * (place + 1)) / 22, y: height / 2 });
    return performance.now() - before;
  });
  return { opening, whole, firstPick: picks[0]!, picks: picks.slice(1) };
}

/** Turns the scene at every picture of the screen for so long. */
export async function turnScene(milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    scene?.step({ turn: [0.02, 0] });
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** Waits until the graphics context has drawn everything: it must be done before a pixel can be read. */
function finish(): void {
  const context = document.querySelector('canvas')!.getContext('webgl2')!;
  context.readPixels(0, 0, 1, 1, context.RGBA, context.UNSIGNED_BYTE, new Uint8Array(4));
}

Object.assign(globalThis, { tandemScene: { measureScene, turnScene } });
