import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

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

  /** What the window warns of now; a place for warnings that is empty does not count. */
  get alerts(): Locator {
    return this.page.getByRole('alert').filter({ hasText: /\S/ });
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

  /** Chooses a file for an empty place, through the browser's file chooser. */
  async chooseFile(role: 'Source' | 'Target', path: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.pane(role)
      .getByRole('button', { name: /^(Choose file|Replace)/ })
      .click();
    await (await chooser).setFiles(path);
  }

  /** Chooses a folder of pictures for a place, through the browser's chooser. */
  async chooseFolder(role: 'Source' | 'Target', path: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.pane(role)
      .getByRole('button', { name: /folder of pictures/i })
      .click();
    await (await chooser).setFiles(path);
  }

  /** Drops files and folders of this machine on a place: unlike files that a script makes, folders can be looked into. */
  async dropPaths(role: 'Source' | 'Target', paths: readonly string[]): Promise<void> {
    const box = await this.pane(role).boundingBox();
    if (!box) throw new Error(`The ${role} pane is not in sight.`);
    const session = await this.page.context().newCDPSession(this.page);
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const data = { items: [], files: [...paths], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, ...at, data });
    }
    await session.detach();
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
    await this.page.getByRole('tab', { name: 'Alignment' }).click();
  }

  /** Starts a run and waits until its work is under way. */
  async startRun(): Promise<void> {
    await this.runButton.click();
    await expect(this.progress).toBeVisible();
    await expect(this.page.getByText(/^\d+ of \d+ /)).toBeVisible({ timeout: 60_000 });
  }

  /** The dialog that is open. */
  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The frame that a pane shows, as its readout says. */
  frame(role: 'Source' | 'Target'): Locator {
    return this.pane(role).locator('.frame-number strong');
  }

  /** Shows a frame of the focused pane, by the dialog of the key G. */
  async goToFrame(frame: number): Promise<void> {
    await this.page.keyboard.press('g');
    await expect(this.dialog.getByRole('textbox')).toBeFocused();
    await this.page.keyboard.type(String(frame));
    await this.page.keyboard.press('Enter');
    await expect(this.dialog).toBeHidden();
  }

  /** Performs a command as the keyboard does: by its name in the palette. */
  async performByName(name: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await expect(this.page.getByRole('combobox', { name: 'Search commands' })).toBeFocused();
    await this.page.keyboard.type(name);
    await expect(this.dialog.getByRole('option').first()).toContainText(name);
    await this.page.keyboard.press('Enter');
    await expect(this.dialog.getByRole('combobox')).toBeHidden();
  }

  /** Waits until a run is in the document, as the comparison shows; it stays in front. */
  async waitForRuns(count: number): Promise<void> {
    const tab = this.page.getByRole('tab', { name: 'Compare' });
    await expect(tab).toBeVisible({ timeout: 30_000 });
    if ((await tab.getAttribute('aria-selected')) !== 'true') await this.performByName('Show the comparison');
    const runs = this.page.getByRole('table', { name: 'Runs' }).locator('tbody tr');
    await expect(runs).toHaveCount(count, { timeout: 200_000 });
  }

  /** What the comparison says of a point by one method: a click shows both places. */
  comparedRow(keypoint: string, method: string): Locator {
    const point = this.page.getByRole('rowgroup').filter({ has: this.page.getByRole('rowheader', { name: keypoint }) });
    return point.getByRole('row').filter({ has: this.page.getByRole('gridcell', { name: method, exact: true }) });
  }

  /** Exports with the dialog's present choices. @returns the downloaded file's name and path */
  async exportNow(): Promise<{ readonly name: string; readonly path: string }> {
    const download = this.page.waitForEvent('download', { timeout: 180_000 });
    await this.dialog.getByRole('button', { name: 'Export', exact: true }).click();
    const file = await download;
    return { name: file.suggestedFilename(), path: await file.path() };
  }
}
