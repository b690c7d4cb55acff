import type { Browser } from 'playwright';
import type { SceneCosts } from '../../../src/renderer/scene/testing/scene-costs.ts';
import { line, quantile } from '../measure.ts';
import { VIEWPORT } from './bench-studio.ts';
import { paceOf, printPace, ratio, type Smoothness } from './pace.ts';
import { pageCode } from './page-code.ts';

/** Points of the crowded scene, and of the one that it is compared with. */
const CROWD = 100_000;
const FEW = 100;
/** Size of the view: the lower panel of the window. */
const VIEW = { width: 900, height: 360 };

/** Measures the 3D view with 100,000 points against the same view with 100. */
export async function benchScene(browser: Browser, meter: string): Promise<void> {
  const code = await pageCode('src/renderer/scene/testing/scene-bench.ts');
  const measure = async (points: number): Promise<{ readonly costs: SceneCosts; readonly turning: Smoothness }> => {
    const page = await browser.newPage({ viewport: VIEWPORT });
    try {
      await page.goto('about:blank');
      await page.evaluate(meter);
      await page.evaluate(code);
      const size = `${VIEW.width}, ${VIEW.height}`;
      const costs = await page.evaluate<SceneCosts>(`tandemScene.measureScene(${points}, ${size})`);
      // The first turns teach the view how much it may draw.
      await page.evaluate('tandemScene.turnScene(1500)');
      const turning = await paceOf(page, () => page.evaluate('tandemScene.turnScene(4000)'));
      return { costs, turning };
    } finally {
      await page.close();
    }
  };
  const few = await measure(FEW);
  const crowd = await measure(CROWD);
  const [whole, wholeOfFew] = [quantile(crowd.costs.whole, 0.5), quantile(few.costs.whole, 0.5)];
  const what = `3D, ${CROWD.toLocaleString('en')} points`;
  line(
    `${what}: a picture of all of them`,
    `${whole.toFixed(0)} ms = ${ratio(whole, wholeOfFew)}`,
    `of ${FEW} points: ${wholeOfFew.toFixed(0)} ms`,
  );
  printPace(`${what}, turning`, crowd.turning, few.turning);
  const picks = quantile(crowd.costs.picks, 0.95);
  line(
    `${what}: pick, after a turn and then`,
    `${crowd.costs.firstPick.toFixed(1)} ms, ${picks.toFixed(2)} ms`,
    `of ${FEW} points: ${few.costs.firstPick.toFixed(1)} ms`,
  );
}
