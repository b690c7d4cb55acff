import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { FolderPackStore } from '../../packs/folder-pack-store.ts';
import { OnnxBackend } from '../onnx-backend.ts';

/** The repo's own packs. */
export const MODELS_FOLDER = fileURLToPath(new URL('../../../../models', import.meta.url));

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder for a test's files; it is removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tandem-inference-'));
  folders.push(folder);
  return folder;
}

/** The repo's packs and ONNX Runtime with a cache folder of its own. Close the backend. */
export function realModels() {
  const cacheFolder = temporaryFolder();
  const packs = new FolderPackStore({ folders: [MODELS_FOLDER], cacheFolder });
  const probeModelPath = (): Promise<string> =>
    Promise.resolve(path.join(MODELS_FOLDER, 'movenet-lightning', 'model.onnx'));
  return { packs, cacheFolder, backend: new OnnxBackend({ cacheFolder, probeModelPath }) };
}
