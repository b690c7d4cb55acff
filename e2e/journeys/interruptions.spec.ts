import type { NoteRecord } from '../../src/contract/project.ts';
import { askEngine } from '../fixtures/engine-client.ts';
import { expect, test } from '../fixtures/studio-test.ts';

// A run must take its time here, or there is nothing to interrupt.
test.use({ freshCache: true });

test('cancels a run within a second', async ({ studio }) => {
  await studio.openDemo();
  await studio.startRun();
  await studio.cancelButton.click();
  await expect(studio.page.getByText('Cancelled. Nothing was changed.')).toBeVisible({ timeout: 1500 });
  await expect(studio.runButton).toBeEnabled();
  await expect(studio.alerts).toHaveCount(0);
});

test('survives the death of the engine during a run', async ({ studio, host }) => {
  const { page } = studio;
  await studio.openDemo();
  const note: NoteRecord = { id: 'note-1', kind: 'note', mediaId: null, frame: null, text: 'the hips lead' };
  const commit = { label: 'Add note', diffs: [{ id: note.id, before: null, after: note }] };
  await askEngine(page.context(), studio.origin, 'project.commit', commit);
  await studio.startRun();

  host.killEngine();

  await expect(page.getByText(/The engine stopped \(signal SIGKILL\)|The engine is being started again/)).toBeVisible();
  await expect(studio.alerts.filter({ hasText: 'Align golfer-a.mp4 with golfer-b.mp4: failed' })).toContainText(
    'The engine stopped while it was working',
  );
  await expect(page.getByText('The engine is back. Your clips and results are still here.')).toBeVisible({
    timeout: 30_000,
  });

  await expect(studio.pane('Source').getByText('golfer-a.mp4')).toBeAttached();
  await expect(studio.pane('Target').getByText('golfer-b.mp4')).toBeAttached();
  const media = await askEngine(page.context(), studio.origin, 'media.list', {});
  expect(media.map(({ info }) => info.file)).toEqual(['golfer-a.mp4', 'golfer-b.mp4']);
  const project = await askEngine(page.context(), studio.origin, 'project.get', {});
  expect(project.records).toContainEqual(note);

  await studio.startRun();
  await studio.cancelButton.click();
  await expect(studio.runButton).toBeEnabled();
});
