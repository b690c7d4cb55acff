import { beforeEach, describe, expect, it } from 'vitest';
import { addAnchor } from '../../document/commands/anchors.ts';
import { anchorsOf, playableRange } from '../../document/queries.ts';
import { Playback } from '../playback/playback.ts';
import { ProjectSession } from '../studio/project-session.ts';
import { FakeProject } from '../studio/testing/fake-project.ts';
import { viewStore } from '../studio/view-store.ts';
import { warpStore } from '../studio/warp-choice.ts';
import { SyncActions } from './sync-actions.ts';

describe('synchronising by hand', () => {
  let session: ProjectSession;
  let playback: Playback;
  let sync: SyncActions;
  let failures: string[];
  const frames = () => [playback.frameOf('source'), playback.frameOf('target')];
  const media = (id: 'source' | 'target') => session.document.find('media', id)!;
  const links = () => anchorsOf(session.document).map(({ sourceFrame, targetFrame }) => [sourceFrame, targetFrame]);
  const show = (source: number, target: number) => {
    playback.seek('source', source);
    playback.seek('target', target);
  };

  beforeEach(async () => {
    session = new ProjectSession(new FakeProject().bridge);
    await session.refresh();
    playback = new Playback({ requestFrame: () => {} });
    failures = [];
    warpStore.setState({ kind: null, runId: null, selectedAnchorId: null });
    viewStore.getState().select(null);
    const table = {
      timeBase: [1, 25] as [number, number],
      pts: Array.from({ length: 100 }, (_, i) => i),
      lastDuration: 1,
    };
    const tables = { source: table, target: table };
    const syncPlayback = () => {
      for (const role of ['source', 'target'] as const) {
        const { syncFrame } = media(role);
        playback.setClip(role, { mediaId: role, table: tables[role], range: playableRange(media(role)), syncFrame });
      }
    };
    syncPlayback();
    const edit = (work: () => void) => {
      try {
        work();
      } catch (error) {
        failures.push((error as Error).message);
      }
    };
    sync = new SyncActions({ session, playback, syncPlayback, edit });
  });

  it('links the frames that are shown, selects the anchor, and follows the anchors at once', () => {
    show(20, 30);
    sync.addAnchor();
    expect(links()).toEqual([[20, 30]]);
    expect(sync.selectedAnchorId).toBe(anchorsOf(session.document)[0]!.id);
    expect(warpStore.getState().kind).toBe('anchors');
    expect(playback.linkedFrame('source', 40)).toBe(50);
    show(60, 90);
    sync.addAnchor();
    // Half way between the anchors.
    expect(playback.linkedFrame('source', 40)).toBe(60);
    session.undo();
    expect(links()).toEqual([[20, 30]]);
  });

  it('corrects an anchor by linking one of its frames anew, and refuses one that would cross in words', () => {
    show(20, 30);
    sync.addAnchor();
    show(20, 35);
    sync.addAnchor();
    show(50, 60);
    sync.addAnchor();
    expect(links()).toEqual([
      [20, 35],
      [50, 60],
    ]);
    show(10, 40);
    sync.addAnchor();
    expect(links()).toHaveLength(2);
    expect(failures).toEqual([expect.stringContaining('source frame 10 to target frame 40 would cross')]);
  });

  it('nudges the selected anchor by a frame, shows it, and never lets it cross', () => {
    show(20, 30);
    sync.addAnchor();
    show(22, 32);
    sync.addAnchor();
    sync.nudge('target', media('target'), -1);
    expect(links()).toEqual([
      [20, 30],
      [22, 31],
    ]);
    expect(frames()).toEqual([22, 31]);
    sync.nudge('target', media('target'), -1);
    expect(failures).toHaveLength(1);
    sync.nudge('source', media('source'), 1);
    expect(links()[1]).toEqual([23, 31]);
    expect(media('target').syncFrame).toBeNull();
  });

  it('nudges the sync event where no anchor is selected: that clip is seen to move, and playback follows the offset', () => {
    show(20, 30);
    sync.addAnchor();
    sync.selectAnchor(null);
    show(20, 20);
    sync.nudge('target', media('target'), 1);
    expect(media('target').syncFrame).toBe(playableRange(media('target'))[0] + 1);
    expect(warpStore.getState().kind).toBe('offset');
    const [source, target] = frames();
    sync.nudge('target', media('target'), 1);
    expect(frames()).toEqual([source, target! + 1]);
    sync.nudge('source', media('source'), 1);
    expect(frames()).toEqual([source! + 1, target! + 1]);
  });

  it('goes round the kinds of warp, and the target moves to what the new one says', () => {
    show(20, 30);
    sync.addAnchor();
    sync.chooseWarp('offset');
    const [, beside] = frames();
    sync.cycleWarp();
    expect(warpStore.getState().kind).toBe('anchors');
    expect(frames()).toEqual([20, 30]);
    sync.chooseWarp('offset');
    expect(frames()).toEqual([20, beside]);
  });

  it('deletes an anchor and forgets its selection; a selected point takes the selection over', () => {
    session.dispatch(addAnchor, { sourceFrame: 5, targetFrame: 6 });
    const { id } = anchorsOf(session.document)[0]!;
    sync.selectAnchor(id);
    viewStore.getState().select({ role: 'source', momentId: null, momentName: 'top', keypoint: 'head' });
    expect(sync.selectedAnchorId).toBeNull();
    sync.selectAnchor(id);
    expect(viewStore.getState().selection).toBeNull();
    sync.deleteAnchor(id);
    expect(links()).toEqual([]);
    expect(sync.selectedAnchorId).toBeNull();
    session.undo();
    expect(links()).toEqual([[5, 6]]);
    expect(sync.selectedAnchorId).toBeNull();
  });
});
