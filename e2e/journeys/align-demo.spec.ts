import { demoTruth } from '../fixtures/demo-truth.ts';
import { expect, test } from '../fixtures/studio-test.ts';

/** A point counts as found within this part of the person's height. */
const NEAR = 0.1;

test('aligns the demo pair, and what it shows is true', async ({ studio }) => {
  await studio.openDemo();
  await expect(studio.pane('Source').getByText('960 × 540')).toBeVisible();
  await expect(studio.pane('Target').getByText('720 × 960')).toBeVisible();

  await studio.startRun();
  await expect(studio.points).toBeVisible({ timeout: 200_000 });
  await expect(studio.page.getByText('CPU', { exact: true })).toBeVisible();

  const truth = demoTruth('golfer-b.mp4');
  for (const moment of truth.moments) {
    await studio.selectMoment(moment.name);
    const rows = await studio.pointRows();
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.every((row) => row.moment === moment.name && row.score >= 0 && row.score <= 1)).toBe(true);

    const truePoints = Object.values(moment.keypoints);
    const height = Math.max(...truePoints.map(({ y }) => y)) - Math.min(...truePoints.map(({ y }) => y));
    const judged = rows.flatMap(({ point, frame, x, y }) => {
      const there = moment.keypoints[point];
      if (!there?.visible) return [];
      return [
        {
          point,
          inTime: Math.abs(frame - moment.frame) <= 5,
          near: Math.hypot(x - there.x, y - there.y) <= NEAR * height,
        },
      ];
    });
    const right = judged.filter(({ inTime, near }) => inTime && near);
    expect(judged.length).toBeGreaterThan(8);
    expect(right.length / judged.length, JSON.stringify(judged)).toBeGreaterThan(0.7);

    // The pictures are those of the moment: what is shown is what was found.
    const frame = (role: 'Source' | 'Target') => studio.pane(role).locator('.frame-number strong');
    const sourceMoment = demoTruth('golfer-a.mp4').moments.find(({ name }) => name === moment.name);
    await expect(frame('Source')).toHaveText(String(sourceMoment?.frame));
    expect(Math.abs(Number(await frame('Target').textContent()) - moment.frame)).toBeLessThanOrEqual(5);
    await expect(studio.pane('Target').getByRole('img', { name: /golfer-b/ })).toBeVisible();
  }

  // Nothing is lost when the page is loaded again.
  await studio.page.reload();
  await expect(studio.points).toBeVisible();
  await expect(studio.pane('Target').getByText('golfer-b.mp4')).toBeAttached();
});
