import { beforeEach, describe, expect, it } from 'vitest';
import type { PosePoint } from '../../contract/keypoints.ts';
import { setRotation } from '../../document/commands/media.ts';
import { setAction } from '../../document/commands/pair.ts';
import { momentsOf } from '../../document/queries.ts';
import { chooseForAction } from './action-settings.ts';
import { Marking } from './marking.ts';
import { cropBetween, setZoneEdge } from './point-edits.ts';
import { ProjectSession } from './project-session.ts';
import { FakeProject } from './testing/fake-project.ts';
import { createViewStore } from './view-store.ts';

const JOINTS: PosePoint[] = Array.from({ length: 13 }, (_, j) => ({ x: j, y: 2 * j, score: j === 5 ? 0.1 : 0.9 }));

describe('Marking', () => {
  let session: ProjectSession;
  let view: ReturnType<typeof createViewStore>;
  let marking: Marking;
  let shown: string[];
  let failures: string[];
  let asked: unknown[];
  let found: PosePoint[] | null;
  const points = (momentId = 'moment-top') => session.document.find('moment', momentId)?.keypoints ?? {};

  beforeEach(async () => {
    session = new ProjectSession(new FakeProject().bridge);
    await session.refresh();
    view = createViewStore();
    shown = [];
    failures = [];
    asked = [];
    found = JOINTS;
    const request = async (_route: unknown, input: unknown) => {
      asked.push(input);
      return { joints: found };
    };
    marking = new Marking({
      session,
      view,
      bridge: { request: request as never },
      seek: (role, frame) => shown.push(`${role} ${frame}`),
      fail: (title, error) => failures.push(`${title}: ${(error as Error).message}`),
    });
  });

  it('marks a point where it is clicked, as one step, in the moment of the frame or in a new one', () => {
    marking.arm('nose');
    marking.mark('source', { frame: 50, x: 1, y: 2 });
    expect(points().nose).toEqual({ x: 1, y: 2, visible: true });
    // The tool stays in hand; the next point has a name of its own.
    expect(view.getState()).toMatchObject({ tool: 'mark', markName: null, selection: { keypoint: 'nose' } });
    marking.mark('source', { frame: 60, x: 3, y: 4 });
    const made = momentsOf(session.document, 'source')[1]!;
    expect(made).toMatchObject({ frame: 60, keypoints: { point_1: { x: 3, y: 4 } } });
    session.undo();
    expect(momentsOf(session.document, 'source')).toHaveLength(1);
    expect(marking.leave()).toBe(true);
    expect(marking.leave()).toBe(false);
  });

  it('asks for the points of the action one after the other, and shows the frame of each', () => {
    session.dispatch(setAction, { action: 'golf swing' });
    chooseForAction('golf swing', { joints: 'three' });
    // left_wrist and ball are marked already; left are head, right_wrist and club_head.
    expect(marking.startGuided()).toBe(true);
    expect(shown).toEqual(['source 50']);
    expect(view.getState()).toMatchObject({ tool: 'mark', markName: 'head', selection: { keypoint: 'head' } });
    marking.mark('source', { frame: 50, x: 10, y: 20 });
    expect(view.getState().markName).toBe('right_wrist');
    marking.skip();
    expect(points().right_wrist).toEqual({ x: 320, y: 240, visible: false });
    marking.back();
    expect(view.getState().markName).toBe('right_wrist');
    marking.mark('source', { frame: 50, x: 5, y: 6 });
    expect(points().right_wrist).toEqual({ x: 5, y: 6, visible: true });
    marking.mark('source', { frame: 50, x: 7, y: 8 });
    expect(points().club_head).toEqual({ x: 7, y: 8, visible: true });
    expect(view.getState()).toMatchObject({ guided: null, tool: 'hand' });
    expect(marking.startGuided()).toBe(false);
    expect(failures).toEqual([]);
  });

  it('places a guided point at the moment that is asked for, even when another frame is shown', () => {
    session.dispatch(setAction, { action: 'golf swing' });
    marking.startGuided();
    marking.mark('source', { frame: 3, x: 10, y: 20 });
    expect(points().head).toMatchObject({ x: 10, y: 20 });
    expect(momentsOf(session.document, 'source')).toHaveLength(1);
  });

  it('ends the guided marking when its moments go', () => {
    marking.startGuided();
    session.undo();
    const [moment] = momentsOf(session.document, 'source');
    session.editor.applyOutside([{ id: moment!.id, before: moment!, after: null }]);
    expect(view.getState()).toMatchObject({ guided: null, tool: 'hand' });
  });

  it('fills in the joints that are not marked yet as one step, uncertain ones hidden', async () => {
    expect(await marking.suggest('source', 50)).toBe(12);
    expect(points().left_wrist).toEqual({ x: 100, y: 200, visible: true });
    expect(points().left_elbow).toEqual({ x: 3, y: 6, visible: true });
    expect(points().right_ankle).toEqual({ x: 12, y: 24, visible: true });
    session.undo();
    expect(Object.keys(points())).toEqual(['left_wrist', 'ball']);
    expect(await marking.suggest('source', 70)).toBe(13);
    const made = momentsOf(session.document, 'source')[1]!;
    expect(made.frame).toBe(70);
    expect(made.keypoints.left_wrist).toMatchObject({ visible: false });
    found = null;
    expect(await marking.suggest('source', 80)).toBeNull();
    expect(failures).toEqual([expect.stringContaining('Nobody was found in frame 80')]);
  });

  it('asks for the person that was clicked on, near that frame only', async () => {
    marking.armPerson();
    marking.mark('source', { frame: 48, x: 30, y: 40 });
    expect(session.document.find('media', 'source')?.person).toEqual({ frame: 48, x: 30, y: 40 });
    expect(view.getState().tool).toBe('hand');
    await marking.suggest('source', 50);
    session.dispatch(setRotation, { mediaId: 'source', value: 180 });
    await marking.suggest('source', 90);
    expect(asked).toEqual([
      { mediaId: 'source', frame: 50, turnDegrees: 0, person: { x: 30, y: 40 } },
      { mediaId: 'source', frame: 90, turnDegrees: 180 },
    ]);
  });

  it('puts a prediction right where and when the next click in the target says, and not before', () => {
    const prediction = { runId: 'run-1', momentName: 'top', keypoint: 'left_wrist' };
    const run = () => session.document.find('run', 'run-1');
    marking.armCorrection(prediction);
    expect(view.getState()).toMatchObject({ tool: 'mark', markPurpose: 'correction', correcting: prediction });
    marking.mark('source', { frame: 1, x: 2, y: 3 });
    expect(run()?.verdicts).toEqual([]);
    expect(marking.leave()).toBe(true);
    expect(view.getState()).toMatchObject({ tool: 'hand', correcting: null });
    marking.armCorrection(prediction);
    marking.mark('target', { frame: 63, x: 120, y: 210 });
    expect(run()?.verdicts).toEqual([
      {
        momentName: 'top',
        keypoint: 'left_wrist',
        verdict: 'corrected',
        correction: { frame: 63, x: 120, y: 210 },
      },
    ]);
    expect(view.getState()).toMatchObject({ tool: 'hand', correcting: null });
    session.undo();
    expect(run()?.verdicts).toEqual([]);
  });

  it('crops to two corners', () => {
    marking.armCrop();
    marking.mark('target', { frame: 0, x: 300, y: 200 });
    marking.mark('target', { frame: 0, x: 100, y: 50 });
    expect(session.document.find('media', 'target')?.crop).toEqual({ x: 100, y: 50, w: 200, h: 150 });
    expect(view.getState().tool).toBe('hand');
    session.undo();
    expect(session.document.find('media', 'target')?.crop).toBeNull();
  });

  it('keeps crops inside the frame and refuses slips of the hand', () => {
    const size = { width: 640, height: 480 };
    expect(cropBetween({ x: -10, y: 470 }, { x: 100, y: 500 }, size)).toEqual({ x: 0, y: 470, w: 100, h: 10 });
    expect(cropBetween({ x: 10, y: 10 }, { x: 14, y: 300 }, size)).toBeNull();
  });

  it('sets the working zone by its ends; the whole clip is no zone', () => {
    const zone = () => session.document.find('media', 'source')?.workingZone;
    setZoneEdge(session, 'source', 'in', 20);
    expect(zone()).toEqual([20, 99]);
    setZoneEdge(session, 'source', 'out', 40);
    expect(zone()).toEqual([20, 40]);
    setZoneEdge(session, 'source', 'in', 60);
    expect(zone()).toEqual([60, 99]);
    setZoneEdge(session, 'source', 'in', 0);
    expect(zone()).toBeNull();
  });
});
