import type { FrameTableRecord } from '../../contract/media.ts';
import type { OverlayParts, OverlayScene } from '../../document/overlay/scene.ts';
import { momentTargetFrame, sceneFrom } from '../../document/overlay/scene-from.ts';
import { frameSeconds } from '../../kernels/frame-seconds.ts';
import type { Role } from '../ui/role.ts';
import { type StudioState, shownOutcome } from './studio-state.ts';

/** What a pane of a clip shows. */
export interface PaneContent {
  readonly frame: number;
  readonly seconds: number | null;
  readonly overlay: { readonly scene: OverlayScene; readonly momentName: string } | null;
}

/** Title, frame number and moment are said beside the picture, where they hide nothing. */
const PARTS: OverlayParts = {
  marks: true,
  labels: true,
  scores: false,
  skeleton: true,
  pose: false,
  trails: false,
  title: false,
  frameNumber: 'none',
  banner: false,
  speed: false,
};

/** The frames and points of both panes: the moment that is looked at, or the first frames while there is no result. */
export function paneContents(state: StudioState): Readonly<Record<Role, PaneContent>> {
  const outcome = shownOutcome(state);
  const run = outcome?.result.runs[0];
  const moment = run?.moments[state.momentIndex] ?? run?.moments[0];
  const source = tableOf(state, 'source');
  const target = tableOf(state, 'target');
  if (!outcome || !run || !moment || !source || !target) {
    return { source: plain(source, 0), target: plain(target, 0) };
  }
  const scenes = sceneFrom({
    runs: [run],
    sourceMoments: outcome.result.moments,
    sourceSeconds: secondsOf(source),
    targetSeconds: secondsOf(target),
  });
  const content = (table: FrameTableRecord, scene: OverlayScene, frame: number): PaneContent => ({
    ...plain(table, frame),
    overlay: { scene: { ...scene, parts: PARTS }, momentName: moment.name },
  });
  return {
    source: content(source, scenes.source, moment.frame),
    target: content(target, scenes.target, momentTargetFrame(moment, run.warp)),
  };
}

function plain(table: FrameTableRecord | null, frame: number): PaneContent {
  return { frame, seconds: table ? (secondsOf(table)[frame] ?? null) : null, overlay: null };
}

function tableOf({ tables, pair }: StudioState, role: Role): FrameTableRecord | null {
  const id = pair[role];
  return id === null ? null : (tables[id] ?? null);
}

/** Time of every frame in seconds from frame 0, exact from the frame table. */
function secondsOf(table: FrameTableRecord): number[] {
  return table.pts.map((pts) => frameSeconds(table, pts));
}
