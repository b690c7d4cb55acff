import type { CorrespondencesFile } from '../../../contract/correspondences.ts';
import { humanJointIndex } from '../../../contract/keypoints.ts';
import type { FrameTableRecord } from '../../../contract/media.ts';
import { METHOD_FAMILY } from '../../../contract/methods.ts';
import type { MediaRecord, MomentRecord, RunRecord } from '../../../contract/project.ts';
import {
  ALL_PARTS,
  type OverlayMark,
  type OverlayMoment,
  type OverlayParts,
  type OverlayPose,
  type OverlayScene,
} from '../../../document/overlay/scene.ts';
import { momentTargetFrame, wholeFrame } from '../../../document/overlay/scene-from.ts';
import { displayedSize, verdictOf } from '../../../document/queries.ts';
import { frameSeconds } from '../../../kernels/frame-seconds.ts';
import type { Role } from '../../ui/role.ts';
import type { PanePoint } from './pane-points.ts';

/** What one pane's points are made of. */
export interface PaneSceneInput {
  readonly role: Role;
  readonly media: MediaRecord;
  readonly table: FrameTableRecord;
  /** The moments that were marked in this clip. */
  readonly moments: readonly MomentRecord[];
  /** The runs that are shown; their predictions lie in the target. */
  readonly runs: readonly RunRecord[];
  readonly pose?: OverlayPose | null;
  /** What is drawn; left out, marks with names and lines. */
  readonly parts?: Partial<OverlayParts>;
}

/** Title, frame number and moment are said beside the picture, where they hide nothing. */
const PANE_PARTS: OverlayParts = {
  ...ALL_PARTS,
  scores: false,
  title: false,
  frameNumber: 'none',
  banner: false,
  speed: false,
};

/** Joints whose paths tell most about a movement. */
const TRAIL_JOINTS = ['left_wrist', 'right_wrist'].map((name) => humanJointIndex(name)!);
const TRAIL_SECONDS = 0.6;
const FADE_SECONDS = 0.2;

/** The drawing over one pane: what was marked in its clip and, in the target, what the shown runs predict. */
export function paneScene({ role, media, table, moments, runs, pose = null, parts }: PaneSceneInput): OverlayScene {
  return {
    role,
    title: media.info.file,
    methodName: null,
    frameSeconds: table.pts.map((pts) => frameSeconds(table, pts)),
    moments: role === 'source' ? moments.map((each) => markedMoment(each, runs)) : targetMoments(moments, runs),
    pose,
    trailJoints: pose ? TRAIL_JOINTS : [],
    trailSeconds: TRAIL_SECONDS,
    fadeSeconds: FADE_SECONDS,
    speed: 1,
    view: wholeFrame(displayedSize(media)),
    parts: { ...PANE_PARTS, ...parts },
  };
}

/**
 * The points of a pane that can be pointed at, by frame; in each, marked ones last, for they lie on top. Made once for all frames: what a
 * step of the playhead costs must not grow with the project.
 */
export function panePoints({
  role,
  moments,
  runs,
}: Pick<PaneSceneInput, 'role' | 'moments' | 'runs'>): ReadonlyMap<number, readonly PanePoint[]> {
  const predicted = role === 'source' ? [] : runs.flatMap((run) => predictedPoints(run));
  const manual = moments.flatMap(({ id, name: momentName, frame: at, keypoints }) =>
    Object.entries(keypoints).map(([name, { x, y }]) => ({
      momentId: id,
      momentName,
      runId: null,
      name,
      frame: at,
      x,
      y,
      isManual: true,
    })),
  );
  return Map.groupBy([...predicted, ...manual], ({ frame }) => frame);
}

function predictedPoints(run: RunRecord): PanePoint[] {
  return run.result.moments.flatMap(({ name: momentName, keypoints }) =>
    Object.entries(keypoints)
      .filter(([name]) => verdictOf(run, momentName, name)?.verdict !== 'rejected')
      .map(([name, { frame, x, y }]) => {
        const place = verdictOf(run, momentName, name)?.correction ?? { frame, x, y };
        return { momentId: null, momentName, runId: run.id, name, ...place, isManual: false };
      }),
  );
}

function manualMarks({ frame, keypoints }: Pick<MomentRecord, 'frame' | 'keypoints'>): OverlayMark[] {
  return Object.entries(keypoints)
    .filter(([, { visible }]) => visible)
    .map(([name, { x, y }]) => ({ name, kind: 'manual', frame, x, y, score: null }));
}

function markedMoment(moment: MomentRecord, runs: readonly RunRecord[]): OverlayMoment {
  const predicted = runs.flatMap(({ result }) => result.moments.filter(({ name }) => name === moment.name));
  return {
    name: moment.name,
    frame: moment.frame,
    marks: manualMarks(moment),
    trusted: predicted.every(({ trusted }) => trusted),
  };
}

/** Marked moments of the target take the place of what is predicted under their names; the predictions' marks join them. */
function targetMoments(moments: readonly MomentRecord[], runs: readonly RunRecord[]): OverlayMoment[] {
  const names = new Set([
    ...moments.map(({ name }) => name),
    ...runs.flatMap(({ result }) => result.moments.map(({ name }) => name)),
  ]);
  return [...names].map((name) => {
    const marked = moments.filter((moment) => moment.name === name);
    const predicted = runs.flatMap((run) =>
      run.result.moments.filter((moment) => moment.name === name).map((moment) => ({ run, moment })),
    );
    const [first] = predicted;
    return {
      name,
      frame: marked[0]?.frame ?? (first ? momentTargetFrame(first.moment, first.run.result.warp) : 0),
      marks: [...predicted.flatMap(({ run, moment }) => predictedMarks(run, moment)), ...marked.flatMap(manualMarks)],
      trusted: marked.length > 0 || predicted.every(({ moment }) => moment.trusted),
    };
  });
}

function predictedMarks(run: RunRecord, moment: CorrespondencesFile['moments'][number]): OverlayMark[] {
  const kind = METHOD_FAMILY[run.result.method];
  return Object.entries(moment.keypoints).flatMap(([name, { frame, x, y, score }]): OverlayMark[] => {
    const verdict = verdictOf(run, moment.name, name);
    if (verdict?.verdict === 'rejected') return [];
    // A correction is shown as what it is: a place that a person chose.
    if (verdict?.correction) return [{ ...verdict.correction, name, kind: 'manual', score: null }];
    return [{ name, kind, frame, x, y, score }];
  });
}
