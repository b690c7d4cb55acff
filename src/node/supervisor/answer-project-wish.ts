import { TandemError, toErrorRecord } from '../../contract/errors.ts';
import { type ProjectAnswer, projectWishSchema } from '../../contract/project-info.ts';
import type { ProjectFiles } from './project-files.ts';

/** Where the user chooses files; a host without dialogs of its own has none. */
export interface ProjectDialogs {
  /** @returns null when the user cancelled */
  chooseProject(): Promise<string | null>;
  /** @returns null when the user cancelled */
  choosePlace(title: string): Promise<string | null>;
}

/** Does what a window wishes about project files. Errors come back as data. @param wish not validated yet */
export async function answerProjectWish(
  files: ProjectFiles,
  wish: unknown,
  dialogs: ProjectDialogs | null,
): Promise<ProjectAnswer> {
  try {
    const done = await perform(files, wish, dialogs);
    return { ok: true, data: { done, recent: await files.recent() } };
  } catch (error) {
    return { ok: false, error: toErrorRecord(error) };
  }
}

async function perform(files: ProjectFiles, wish: unknown, dialogs: ProjectDialogs | null): Promise<boolean> {
  const parsed = projectWishSchema.safeParse(wish);
  if (!parsed.success) throw new TandemError('request-invalid', 'There is no such wish about a project.');
  const wished = parsed.data;
  switch (wished.kind) {
    case 'recent':
      return true;
    case 'create':
      await files.create();
      return true;
    case 'open-recent':
      await files.openRecent(wished.id);
      return true;
  }
  if (!dialogs) throw new TandemError('not-permitted', 'This host has no dialogs for files.');
  const path = await (wished.kind === 'choose'
    ? dialogs.chooseProject()
    : dialogs.choosePlace(wished.kind === 'save-as' ? 'Save as' : 'Save a copy'));
  if (path === null) return false;
  if (wished.kind === 'choose') await files.open(path);
  else if (wished.kind === 'save-as') await files.saveAs(path);
  else await files.saveCopy(path);
  return true;
}
