import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FolderPackStore } from '../../packs/folder-pack-store.ts';
import { OnnxBackend } from '../onnx-backend.ts';

/** The repo's own packs. */
export const MODELS_FOLDER = fileURLToPath(new URL('../../../../models', import.meta.url));

/** An empty folder for a test's files. */
export function temporaryFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'tandem-test-'));
}

/** The repo's packs and ONNX Runtime with a cache folder of its own. Close the backend. */
export function realModels() {
  const cacheFolder = temporaryFolder();
  const packs = new FolderPackStore({ folders: [MODELS_FOLDER], cacheFolder });
  const probeModelPath = (): Promise<string> =>
    Promise.resolve(path.join(MODELS_FOLDER, 'movenet-lightning', 'model.onnx'));
  return { packs, cacheFolder, backend: new OnnxBackend({ cacheFolder, probeModelPath }) };
}
