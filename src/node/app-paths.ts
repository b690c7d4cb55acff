import { homedir } from 'node:os';
import path from 'node:path';

/** Folders of the app on this machine. They may not exist yet. */
export interface AppPaths {
  /** What can be made again: features, pose tracks, device answers. */
  readonly cache: string;
  /** What must not be lost: projects without a place of their own, installed packs. */
  readonly data: string;
}

const FOLDER = 'tandem-studio';

/** What the folders depend on; the process's own values when left out. */
export interface PathFacts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/**
 * The app's folders: XDG on Linux, Library on macOS, AppData on Windows. TANDEM_CACHE_DIR and TANDEM_DATA_DIR override them.
 */
export function appPaths(
  facts: PathFacts = { platform: process.platform, env: process.env, home: homedir() },
): AppPaths {
  const { platform, env, home } = facts;
  const join = platform === 'win32' ? path.win32.join : path.posix.join;
  const absolute = platform === 'win32' ? path.win32.isAbsolute : path.posix.isAbsolute;
  // The XDG specification says that a relative path is invalid and must be ignored.
  const folder = (name: string, fallback: string): string => {
    const value = env[name];
    return value !== undefined && absolute(value) ? value : fallback;
  };
  const standard = (): AppPaths => {
    if (platform === 'win32') {
      return {
        cache: join(folder('LOCALAPPDATA', join(home, 'AppData', 'Local')), FOLDER, 'Cache'),
        data: join(folder('APPDATA', join(home, 'AppData', 'Roaming')), FOLDER),
      };
    }
    if (platform === 'darwin') {
      return {
        cache: join(home, 'Library', 'Caches', FOLDER),
        data: join(home, 'Library', 'Application Support', FOLDER),
      };
    }
    return {
      cache: join(folder('XDG_CACHE_HOME', join(home, '.cache')), FOLDER),
      data: join(folder('XDG_DATA_HOME', join(home, '.local', 'share')), FOLDER),
    };
  };
  const { cache, data } = standard();
  return { cache: env.TANDEM_CACHE_DIR || cache, data: env.TANDEM_DATA_DIR || data };
}
