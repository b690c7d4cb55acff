import type { Page, WebSocket } from '@playwright/test';
import type { MomentRecord } from '../../src/contract/project.ts';
import { decodeMessage, type WireReply, type WireRequest } from '../../src/contract/wire.ts';
import { askEngine } from '../fixtures/engine-client.ts';
import { expect, test } from '../fixtures/studio-test.ts';
import { startHost } from '../fixtures/web-host.ts';
import { StudioPage } from '../pages/studio-page.ts';

/** Points that are marked and safe before the kill. */
const SAFE = 4;

/** The edits that a page sends, and those that the host has confirmed: heard on the page's own connection. */
function listenToEdits(page: Page) {
  const sent = new Set<number>();
  const confirmed = new Set<number>();
  page.on('websocket', (socket: WebSocket) => {
    socket.on('framesent', ({ payload }) => {
      const message = decodeMessage(payload as Buffer) as WireRequest;
      if (message.kind === 'request' && message.route === 'project.commit') sent.add(message.id);
    });
    socket.on('framereceived', ({ payload }) => {
      const message = decodeMessage(payload as Buffer) as WireReply;
      if (message.kind === 'response' && message.ok && sent.has(message.id)) confirmed.add(message.id);
    });
  });
  return { sent, confirmed };
}

test('killing the host in the middle of edits loses none that was confirmed', async ({ page, host, folders }) => {
  const edits = listenToEdits(page);
  const studio = new StudioPage(page);
  await studio.open(host.link);
  await studio.openDemo();
  const before = await askEngine(page.context(), studio.origin, 'project.get', {});
  const opened = edits.confirmed.size;
  expect(opened).toBeGreaterThan(0);

  // A frame that no moment of the demo has: its points get the names point_1, point_2...
  await page.evaluate('document.activeElement?.blur()');
  await page.keyboard.press('[');
  await studio.goToFrame(7);
  await page.keyboard.press('n');
  const picture = studio.pane('Source').getByRole('img');
  // Whole: a frame that has not come when the host dies could not be marked.
  await expect(picture).toHaveAttribute('data-drawn', '7');
  await expect(picture).toHaveAttribute('data-picture-width', '960');
  const click = (index: number) =>
    picture.click({ position: { x: 120 + 12 * (index % 20), y: 70 + 8 * (index % 14) } });
  for (let index = 0; index < SAFE; index++) await click(index);
  await expect.poll(() => edits.confirmed.size).toBe(opened + SAFE);

  let isDead = false;
  const clicking = (async () => {
    for (let index = SAFE; index < 60 && !isDead; index++) await click(index);
  })();
  await expect.poll(() => edits.sent.size, { intervals: [5] }).toBeGreaterThan(opened + SAFE + 2);
  await host.kill();
  isDead = true;
  await clicking;
  await expect(page.getByText('The studio cannot be reached; trying again.', { exact: false })).toBeVisible();
  // What is marked now is in the window only, and the window says that it is not in the file.
  await click(55);
  await expect(page.getByText('Not saved')).toBeVisible();
  const confirmed = edits.confirmed.size - opened;
  const sent = edits.sent.size - opened;
  await page.close({ runBeforeUnload: false });

  const second = await startHost(folders, []);
  try {
    const context = await page.context().browser()!.newContext();
    const again = new StudioPage(await context.newPage());
    await again.open(second.link);
    await expect(again.pane('Source').getByRole('img', { name: /golfer-a/ })).toBeVisible();
    await expect(again.pane('Target').getByRole('img', { name: /golfer-b/ })).toBeVisible();
    await expect(again.page.getByText('Kept, not yet saved under a name').first()).toBeAttached();
    const after = await askEngine(context, again.origin, 'project.get', {});
    const marked = after.records.find(
      (record): record is MomentRecord => record.kind === 'moment' && record.frame === 7,
    );
    const points = Object.keys(marked?.keypoints ?? {}).length;
    expect(points).toBeGreaterThanOrEqual(confirmed);
    expect(points).toBeLessThanOrEqual(sent);
    expect(confirmed).toBeGreaterThanOrEqual(SAFE);
    // Nothing else has changed, and nothing is half there.
    expect(after.records.filter(({ id }) => id !== marked?.id)).toEqual(before.records);

    // Work goes on where it was.
    await again.page.keyboard.press('[');
    await again.goToFrame(7);
    await again.page.keyboard.press('n');
    await again.pane('Source').getByRole('img').click();
    await expect
      .poll(async () => {
        const { records } = await askEngine(context, again.origin, 'project.get', {});
        const moment = records.find(({ id }) => id === marked?.id) as MomentRecord;
        return Object.keys(moment.keypoints).length;
      })
      .toBe(points + 1);
    await context.close();
  } finally {
    await second.close();
  }
});
