import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** A row of the table of results. */
export interface PointRow {
  readonly moment: string;
  readonly point: string;
  readonly frame: number;
  readonly x: number;
  readonly y: number;
  readonly score: number;
}

/** The studio's window, in the words of a user. */
export class StudioPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Follows the link that the host printed and waits until the engine can work. */
  async open(link: string): Promise<void> {
    await this.page.goto(link);
    await expect(this.page.getByRole('heading', { name: 'Tandem Studio', level: 1 })).toBeVisible();
    await expect(this.page.getByText('The engine is starting.')).toBeHidden({ timeout: 30_000 });
  }

  get origin(): string {
    return new URL(this.page.url()).origin;
  }

  pane(role: 'Source' | 'Target'): Locator {
    return this.page.getByRole('region', { name: role, exact: true });
  }

  get alerts(): Locator {
    return this.page.getByRole('alert');
  }

  get runButton(): Locator {
    return this.page.getByRole('button', { name: 'Run alignment' });
  }

  get cancelButton(): Locator {
    return this.page.getByRole('button', { name: 'Cancel' });
  }

  get progress(): Locator {
    return this.page.getByRole('progressbar', { name: /^Progress/ });
  }

  get points(): Locator {
    return this.page.getByRole('table');
  }

  /** Chooses a file for an empty place, through the browser's file chooser. */
  async chooseFile(role: 'Source' | 'Target', path: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.pane(role)
      .getByRole('button', { name: /^(Choose file|Replace)/ })
      .click();
    await (await chooser).setFiles(path);
  }

  /** Drops files on a place, as from a file manager. */
  async dropFiles(role: 'Source' | 'Target', paths: readonly string[]): Promise<void> {
    const files = paths.map((path) => ({ name: basename(path), bytes: readFileSync(path).toString('base64') }));
    const dataTransfer = await this.page.evaluateHandle(`(() => {
      const transfer = new DataTransfer();
      for (const { name, bytes } of ${JSON.stringify(files)}) {
        transfer.items.add(new File([Uint8Array.fromBase64(bytes)], name, { type: 'video/mp4' }));
      }
      return transfer;
    })()`);
    await this.pane(role).dispatchEvent('drop', { dataTransfer });
  }

  async openDemo(): Promise<void> {
    await this.page.getByRole('button', { name: 'Open demo pair' }).click();
    await expect(this.pane('Source').getByRole('img')).toBeVisible({ timeout: 30_000 });
    await expect(this.pane('Target').getByRole('img')).toBeVisible({ timeout: 30_000 });
  }

  /** Starts a run and waits until its work is under way. */
  async startRun(): Promise<void> {
    await this.runButton.click();
    await expect(this.progress).toBeVisible();
    await expect(this.page.getByText(/^\d+ of \d+ /)).toBeVisible({ timeout: 60_000 });
  }

  /** Looks at a key moment of the result. */
  async selectMoment(name: string): Promise<void> {
    await this.page.getByRole('list', { name: 'Key moments' }).getByRole('button', { name }).click();
  }

  /** The points of the moment that is looked at. */
  async pointRows(): Promise<PointRow[]> {
    const rows = await this.points.locator('tbody tr').all();
    return Promise.all(
      rows.map(async (row) => {
        const [moment = '', point = '', frame, , x, y, score = ''] = await row.locator('th, td').allTextContents();
        return {
          moment,
          point: point.replaceAll(' ', '_'),
          frame: Number(frame),
          x: Number(x),
          y: Number(y),
          score: Number(score.replace(/[^\d.]/g, '')),
        };
      }),
    );
  }
}
