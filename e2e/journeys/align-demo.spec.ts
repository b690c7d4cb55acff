import type { RunRecord } from '../../src/contract/project.ts';
import { demoTruth } from '../fixtures/demo-truth.ts';
import { askEngine } from '../fixtures/engine-client.ts';
import { expect, test } from '../fixtures/studio-test.ts';

/** A point counts as found within this part of the person's height. */
const NEAR = 0.1;

test('aligns the demo pair; what it found is true and lies in the project', async ({ studio }) => {
  const { page } = studio;
  await studio.openDemo();
  await studio.startRun();
  await studio.waitForRuns(1);
  // Both panes have gone to the first key moment, where the result is seen.
  const [first] = demoTruth('golfer-a.mp4').moments;
  await expect(studio.frame('Source')).toHaveText(String(first!.frame));

  const project = await askEngine(page.context(), studio.origin, 'project.get', {});
  const runs = project.records.filter((record): record is RunRecord => record.kind === 'run');
  expect(runs).toHaveLength(1);
  const found = runs[0]!.result.moments;
  for (const moment of demoTruth('golfer-b.mp4').moments) {
    const truePoints = Object.values(moment.keypoints);
    const height = Math.max(...truePoints.map(({ y }) => y)) - Math.min(...truePoints.map(({ y }) => y));
    const keypoints = found.find(({ name }) => name === moment.name)!.keypoints;
    const judged = Object.entries(keypoints).flatMap(([name, { frame, x, y }]) => {
      const there = moment.keypoints[name];
      if (!there?.visible) return [];
      return [Math.abs(frame - moment.frame) <= 5 && Math.hypot(x - there.x, y - there.y) <= NEAR * height];
    });
    expect(judged.length).toBeGreaterThan(8);
    expect(judged.filter(Boolean).length / judged.length).toBeGreaterThan(0.7);
  }

  // Nothing is lost when the page is loaded again.
  await page.reload();
  await studio.waitForRuns(1);
  await expect(studio.pane('Target').getByText('golfer-b.mp4')).toBeAttached();
});
