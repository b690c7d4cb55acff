import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder that holds `models` and `resources`: the repository, or the packaged app's resources folder. Found by walking up from this
 * file, so that it is the same for TypeScript run as it is and for the bundle in `out/`; TANDEM_HOME overrides it.
 *
 * @throws Error when there is no such folder above this file
 */
export function homeFolder(): string {
  if (process.env.TANDEM_HOME) return path.resolve(process.env.TANDEM_HOME);
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'models')) && existsSync(path.join(folder, 'resources'))) return folder;
    if (folder === path.dirname(folder))
      throw new Error('The folders models and resources were not found; set TANDEM_HOME.');
  }
}
