import { resolve } from 'node:path';
import { app } from 'electron';

/** What a command line asks of the studio. */
export interface OpenWishes {
  /** Absolute paths of clips. */
  readonly paths: readonly string[];
  readonly demo: boolean;
}

/**
 * Reads the arguments after the program: clips, and `--demo`. Chromium's own switches begin with `--` and are passed over.
 *
 * @param folder what relative paths are relative to
 */
export function openWishes(args: readonly string[], folder: string): OpenWishes {
  const paths = args.filter((arg) => !arg.startsWith('-')).map((arg) => resolve(folder, arg));
  return { paths, demo: args.includes('--demo') };
}

/**
 * Makes this the one studio of the user, and hears of the files that the system or a second start asks it to open.
 *
 * @returns false when another studio is open; it was told, and this one should end
 */
export function setUpFilesToOpen(programArguments: number, open: (wishes: OpenWishes) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, args, folder) => open(openWishes(args.slice(programArguments), folder)));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open({ paths: [path], demo: false });
  });
  return true;
}
