import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { TandemError } from '../../contract/errors.ts';

/** An ffmpeg that runs here and is new enough. */
export interface FfmpegProgram {
  readonly path: string;
  /** As it names itself, for example `5.1.9-0+deb12u1`. */
  readonly version: string;
  /** Major version of its libavformat: 59 is ffmpeg 5, 62 is ffmpeg 8. Nightly builds have it too, unlike a version number. */
  readonly libavformatMajor: number;
  /** Where it was found. */
  readonly origin: 'TANDEM_FFMPEG' | 'ffmpeg-static' | 'PATH';
}

/** What the search looks at; tests put their own here. */
export interface FfmpegSearch {
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Name of the optional package whose default export is the path of a program. */
  readonly staticPackage?: string;
}

const INSTALL_HINT =
  'Install ffmpeg 5.1 or newer (Debian: apt-get install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg), or set TANDEM_FFMPEG to its path.';

/**
 * Finds ffmpeg: the environment variable TANDEM_FFMPEG, then the optional package ffmpeg-static, then PATH. A program that does not run
 * or is older than 5.1 (`-fps_mode` came with it) is passed over, except that TANDEM_FFMPEG is a wish that must be met.
 *
 * @throws TandemError ffmpeg-missing
 */
export async function locateFfmpeg(search: FfmpegSearch = {}): Promise<FfmpegProgram> {
  const environment = search.environment ?? process.env;
  const wished = environment.TANDEM_FFMPEG;
  if (wished) {
    const asked = await ask(wished, 'TANDEM_FFMPEG');
    if (typeof asked !== 'string') return asked;
    throw new TandemError('ffmpeg-missing', `TANDEM_FFMPEG names ${wished}, but ${asked}.`, { hint: INSTALL_HINT });
  }
  const complaints: string[] = [];
  const packaged = await pathOfStaticPackage(search.staticPackage ?? 'ffmpeg-static');
  const candidates: (readonly [string, FfmpegProgram['origin']])[] =
    packaged === null ? [] : [[packaged, 'ffmpeg-static']];
  candidates.push(...(await programsInPath(environment)).map((path) => [path, 'PATH'] as const));
  for (const [path, origin] of candidates) {
    const asked = await ask(path, origin);
    if (typeof asked !== 'string') return asked;
    complaints.push(`${path}: ${asked}`);
  }
  const found = complaints.length === 0 ? 'it is not in PATH' : complaints.join('; ');
  throw new TandemError('ffmpeg-missing', `ffmpeg was not found: ${found}.`, { hint: INSTALL_HINT });
}

let located: Promise<FfmpegProgram> | undefined;

/**
 * The ffmpeg of this process: {@link locateFfmpeg}, looked for once; a failed search is done again at the next call.
 *
 * @throws TandemError ffmpeg-missing
 */
export function sharedFfmpeg(): Promise<FfmpegProgram> {
  located ??= locateFfmpeg().catch((error: unknown) => {
    located = undefined;
    throw error;
  });
  return located;
}

/** The program if it is good, otherwise what is wrong with it. */
async function ask(path: string, origin: FfmpegProgram['origin']): Promise<FfmpegProgram | string> {
  let text: string;
  try {
    text = (await promisify(execFile)(path, ['-version'], { timeout: 20_000, windowsHide: true })).stdout;
  } catch (error) {
    return `it does not run (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`;
  }
  const version = /^ffmpeg version (\S+)/m.exec(text)?.[1];
  const library = /^libavformat\s+(\d+)\.\s*(\d+)\./m.exec(text);
  if (version === undefined || !library) return 'it is no ffmpeg';
  const [major, minor] = [Number(library[1]), Number(library[2])];
  // libavformat 59.27 is that of ffmpeg 5.1.
  if (major < 59 || (major === 59 && minor < 27)) return `it is version ${version}, which is too old`;
  return { path, version, libavformatMajor: major, origin };
}

async function pathOfStaticPackage(name: string): Promise<string | null> {
  try {
    const path: unknown = ((await import(name)) as { default: unknown }).default;
    // In a packaged app programs lie beside the archive, not in it.
    return typeof path === 'string' ? path.replace(/\bapp\.asar\b(?!\.unpacked)/, 'app.asar.unpacked') : null;
  } catch {
    return null; // It is optional: most installations have no such package.
  }
}

async function programsInPath(environment: Readonly<Record<string, string | undefined>>): Promise<string[]> {
  const name = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
  const folders = (environment.PATH ?? environment.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  const programs: string[] = [];
  for (const folder of new Set(folders)) {
    const path = join(folder, name);
    const runs = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) programs.push(path);
  }
  return programs;
}
