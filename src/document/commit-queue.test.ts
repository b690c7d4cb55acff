import { describe, expect, it } from 'vitest';
import { TandemError } from '../contract/errors.ts';
import { moveKeypoint } from './commands/keypoints.ts';
import { CommitQueue } from './commit-queue.ts';
import { DocumentEditor } from './editor.ts';
import { exampleProject } from './testing/example-project.ts';

const POINT = { momentId: 'moment-top', name: 'left_wrist' };

describe('CommitQueue', () => {
  it('writes in order, one at a time, and loses nothing when a write fails', async () => {
    const editor = new DocumentEditor(exampleProject());
    const file = { project: new DocumentEditor(exampleProject()).document };
    let running = 0;
    let calls = 0;
    const queue = new CommitQueue(async (_label, diffs) => {
      running += 1;
      expect(running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      calls += 1;
      if (calls === 2) throw new TandemError('engine-lost', 'The engine process ended.');
      file.project = file.project.apply(diffs);
    });
    editor.subscribeCommits(queue.push);
    for (const x of [1, 2, 3]) editor.dispatch(moveKeypoint, { ...POINT, x, y: 0 });
    expect(queue.state.pending).toBe(3);
    expect(await queue.settled()).toEqual({
      pending: 2,
      error: { code: 'engine-lost', message: 'The engine process ended.' },
    });
    editor.dispatch(moveKeypoint, { ...POINT, x: 4, y: 0 });
    expect(await queue.settled()).toMatchObject({ pending: 3 });
    queue.retry();
    expect(await queue.settled()).toEqual({ pending: 0, error: null });
    expect(file.project.toFile()).toEqual(editor.document.toFile());
    expect(calls).toBe(5);
  });
});
