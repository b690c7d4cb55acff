import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TandemError } from '../../contract/errors.ts';
import type { EngineSupervisor } from './engine-supervisor.ts';

/** The names of untitled projects. */
export const UNTITLED_NAME = /^untitled(-\d+)?\.tandem$/;

/** Where the untitled project of this number lies, counted from 1. */
export function untitledPath(folder: string, number: number): string {
  return join(folder, number === 1 ? 'untitled.tandem' : `untitled-${number}.tandem`);
}

/** Studios of one user that may have an untitled project open at the same time. */
const UNTITLED_PROJECTS = 20;

/**
 * Opens the untitled project, which lives in the app's data folder until it is saved. When another studio has it open, the next
 * one is taken.
 *
 * @param dataFolder absolute; made when it is not there
 * @returns the project's path
 * @throws TandemError project-locked when all are open, document-newer, engine-lost
 */
export async function openUntitledProject(
  supervisor: Pick<EngineSupervisor, 'openProject'>,
  dataFolder: string,
): Promise<string> {
  await mkdir(dataFolder, { recursive: true });
  for (let number = 1; ; number++) {
    const path = untitledPath(dataFolder, number);
    try {
      await supervisor.openProject(path);
      return path;
    } catch (error) {
      const locked = error instanceof TandemError && error.code === 'project-locked';
      if (!locked || number === UNTITLED_PROJECTS) throw error;
    }
  }
}
