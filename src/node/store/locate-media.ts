import { type FileHandle, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { TandemError } from '../../contract/errors.ts';
import type { MediaRecord, RecordDiff } from '../../contract/project.ts';
import { deepEqual } from '../../document/deep-equal.ts';
import { change } from '../../document/diffs.ts';
import { listPictures, readSequenceFacts } from '../ffmpeg/picture-folder.ts';
import { quickHash } from '../ffmpeg/quick-hash.ts';
import { absoluteMediaPath, relativeMediaPath } from './project-paths.ts';

/** What a file is to a media record: the same content, another content, or not there (or no file, or not readable). */
export type MediaJudgement = 'same' | 'different' | 'not-found';

/** Where a media record's file was looked for, and whether it was found. */
export interface MediaLocation {
  /** Absolute path of the file; null when no place has it. */
  readonly path: string | null;
  readonly tried: readonly { readonly path: string; readonly judgement: MediaJudgement }[];
}

/** Compares a file with a media record: size first, then the quick hash. For "Locate..." as well. */
export async function judgeMedia(
  file: string,
  media: Pick<MediaRecord, 'sizeBytes' | 'quickHash'>,
): Promise<MediaJudgement> {
  let handle: FileHandle | null = null;
  try {
    const found = await stat(file);
    if (found.isDirectory()) return await judgeFolder(file, media);
    // A pipe or a device would block or never end.
    if (!found.isFile()) return 'not-found';
    if (found.size !== media.sizeBytes) return 'different';
    handle = await open(file, 'r');
    return (await quickHash(handle, found.size)) === media.quickHash ? 'same' : 'different';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return 'not-found';
  } finally {
    await handle?.close();
  }
}

/** A folder is what the pictures in it are. */
async function judgeFolder(
  folder: string,
  media: Pick<MediaRecord, 'sizeBytes' | 'quickHash'>,
): Promise<MediaJudgement> {
  const name = path.basename(folder);
  try {
    const facts = await readSequenceFacts(folder, name, await listPictures(folder, name));
    return facts.sizeBytes === media.sizeBytes && facts.quickHash === media.quickHash ? 'same' : 'different';
  } catch (error) {
    if (!(error instanceof TandemError)) throw error;
    return 'not-found';
  }
}

/**
 * Looks for a project's media file: at the path relative to the project, then at the absolute one; the content decides.
 *
 * @param projectFile absolute path of the project
 */
export async function locateMedia(media: MediaRecord, projectFile: string): Promise<MediaLocation> {
  const places = new Set<string>();
  if (media.relativePath !== null) places.add(absoluteMediaPath(projectFile, media.relativePath));
  places.add(media.absolutePath);
  const tried: { path: string; judgement: MediaJudgement }[] = [];
  for (const place of places) {
    if (!mayLookAt(place, projectFile)) continue;
    const judgement = await judgeMedia(place, media);
    tried.push({ path: place, judgement });
    if (judgement === 'same') return { path: place, tried };
  }
  return { path: null, tried };
}

/**
 * A project from elsewhere must not make this machine call another one: on Windows, looking at `\\host\share` sends the user's
 * credentials there. Only the host that the project itself came from is asked.
 */
function mayLookAt(place: string, projectFile: string): boolean {
  const host = networkHost(place);
  return host === null ? path.isAbsolute(place) : host === networkHost(projectFile);
}

function networkHost(file: string): string | null {
  return /^[\\/]{2}([^\\/]+)/.exec(file)?.[1]?.toLowerCase() ?? null;
}

/**
 * What a media record should say after its file was found at a path; null when it says so already. It is no edit of the user's: commit
 * it, and give it to `DocumentEditor.applyOutside`.
 */
export function relocation(media: MediaRecord, projectFile: string, foundAt: string): RecordDiff | null {
  const diff = change(media, { absolutePath: foundAt, relativePath: relativeMediaPath(projectFile, foundAt) });
  return deepEqual(diff.before, diff.after) ? null : diff;
}
