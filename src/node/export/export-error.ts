import { TandemError } from '../../contract/errors.ts';

/** An export that could not be written, as the user is told of it. @param reason a short phrase */
export function exportFailed(path: string, reason: string, cause?: unknown): TandemError {
  return new TandemError('export-failed', `${path} cannot be written: ${reason}`, {
    hint: 'Check the rights of the folder and the room on the disk, or choose another place.',
    data: { path },
    cause,
  });
}
