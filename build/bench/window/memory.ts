import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { LONG_MINUTES, SHORT_MINUTES } from '../long-file.ts';
import { minutesClip } from '../long-files.ts';
import { line } from '../measure.ts';
import { scrub, withStudio } from './bench-studio.ts';
import { ratio } from './pace.ts';

/** Memory of a page, MiB: what its scripts hold, and all of its process. */
interface Memory {
  readonly scripts: number;
  readonly process: number;
}

/** What a file of two hours costs the window in memory, against one of two minutes: opened, scrubbed through, and trimmed to a part. */
export async function measureMemory(browser: Browser, meter: string): Promise<void> {
  const memories: Memory[] = [];
  for (const minutes of [SHORT_MINUTES, LONG_MINUTES]) {
    const clip = await minutesClip(minutes);
    await withStudio(browser, meter, { pair: { source: clip, target: clip }, points: 0 }, async (page) => {
      await scrub(page, 6000);
      await page.keyboard.press('i');
      for (let step = 0; step < 5; step++) await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('o');
      await page.waitForTimeout(2000);
      memories.push(await memoryOf(browser, page));
    });
  }
  const [short, long] = memories as [Memory, Memory];
  line(
    'two hours, opened, scrubbed and trimmed: memory of the page',
    `${long.process.toFixed(0)} MiB = ${ratio(long.process, short.process)}, scripts ${long.scripts.toFixed(0)} MiB`,
    `two minutes: ${short.process.toFixed(0)} MiB, scripts ${short.scripts.toFixed(0)} MiB`,
  );
}

async function memoryOf(browser: Browser, page: Page): Promise<Memory> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const whole = await browser.newBrowserCDPSession();
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentMebibytes(id));
  const scripts = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
  return { scripts: scripts / 2 ** 20, process: Math.max(...sizes) };
}

/** Memory of a process that is in use; it is found in /proc. */
function residentMebibytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
