import path from 'node:path';
import { TandemError } from '../../contract/errors.ts';

/** Primary result codes of SQLite, https://sqlite.org/rescode.html. */
const RESULT = {
  perm: 3,
  busy: 5,
  locked: 6,
  readOnly: 8,
  io: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
};

/** The error of a file that is no project. */
export function notAProject(file: string, reason: string): TandemError {
  return new TandemError('document-invalid', `${path.basename(file)} is not a Tandem Studio project: ${reason}.`, {
    hint: 'Choose a .tandem file that Tandem Studio wrote. The file was not changed.',
    data: { file },
  });
}

/** What SQLite says of a project file, in our words. What is no error of SQLite's is given back as it came. */
export function asProjectError(thrown: unknown, file: string): unknown {
  const code = (thrown as { errcode?: unknown } | null)?.errcode;
  if (typeof code !== 'number') return thrown;
  const name = path.basename(file);
  const options = (hint: string) => ({ hint, data: { file, sqlite: code }, cause: thrown });
  switch (code & 0xff) {
    case RESULT.busy:
    case RESULT.locked:
      return new TandemError('project-locked', `${name} is open in another window or program.`, {
        ...options('Close it there first, or work on a copy of the file.'),
      });
    case RESULT.notADatabase:
      return notAProject(file, 'it has another format');
    case RESULT.corrupt:
      return new TandemError('document-invalid', `${name} is damaged: ${(thrown as Error).message}.`, {
        ...options('Open a backup beside it (name.backup-...tandem), or a copy from before.'),
      });
    case RESULT.full:
      return new TandemError('project-write-failed', `${name} cannot be written: the disk is full.`, {
        ...options('Make room on the disk, then try again; nothing that was saved is lost.'),
      });
    case RESULT.perm:
    case RESULT.readOnly:
    case RESULT.cannotOpen:
      return new TandemError('project-write-failed', `${name} cannot be written here: ${(thrown as Error).message}.`, {
        ...options('Check the rights of the file and of its folder, or copy it to another folder.'),
      });
    case RESULT.io:
      return new TandemError(
        'project-write-failed',
        `${name} cannot be read or written: ${(thrown as Error).message}.`,
        {
          ...options('Check the disk or the network drive, then try again.'),
        },
      );
    default:
      return thrown;
  }
}
