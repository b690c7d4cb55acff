import type { Page } from 'playwright';

/** A page rests when it used so little of a processor for so long: a share, and seconds. */
const RESTING = 0.05;
const REST_SECONDS = 3;

/** Waits until a page does nothing any more. */
export async function rested(page: Page): Promise<void> {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const worked = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { type, cpuTime }) => (type === 'renderer' ? sum + cpuTime : sum), 0);
  };
  for (let before = await worked(), busy = true; busy; ) {
    await page.waitForTimeout(REST_SECONDS * 1000);
    const now = await worked();
    busy = now - before > REST_SECONDS * RESTING;
    before = now;
  }
  await session.detach();
}
