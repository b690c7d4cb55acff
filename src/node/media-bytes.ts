import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/** Where the bytes of opened clips are served, by both hosts. */
export const MEDIA_PATH = '/media/';

/** The answer to a request for a clip's bytes: status and headers of HTTP, and the bytes, which the receiver must read or destroy. */
export interface MediaBytes {
  readonly status: 200 | 206 | 404 | 416;
  readonly headers: Readonly<Record<string, string>>;
  /** Null when there is nothing to send. */
  readonly body: Readable | null;
}

/** The id of a clip that a path of the URL asks for; null when it asks for something else. */
export function mediaIdOf(pathname: string): string | null {
  if (!pathname.startsWith(MEDIA_PATH)) return null;
  try {
    return decodeURIComponent(pathname.slice(MEDIA_PATH.length)) || null;
  } catch {
    return null;
  }
}

/**
 * Reads a clip's file, whole or the part that a Range header asks for. One range is served, as RFC 9110 section 14 has it; of several
 * none is (the whole file is sent then, as the RFC allows).
 *
 * @param path of the opened clip; null when there is no such clip
 */
export async function readMediaBytes(
  path: string | null,
  { method, range }: { readonly method: string; readonly range: string | null },
): Promise<MediaBytes> {
  const file = path === null ? null : await openFile(path);
  if (!file) return { status: 404, headers: {}, body: null };
  const { handle, size } = file;
  const part = parseRange(range, size);
  if (part === 'unsatisfiable' || method === 'HEAD' || size === 0) await handle.close();
  if (part === 'unsatisfiable') return { status: 416, headers: { 'content-range': `bytes */${size}` }, body: null };
  const { first, last } = part ?? { first: 0, last: size - 1 };
  const headers = {
    'content-type': 'application/octet-stream',
    'accept-ranges': 'bytes',
    'content-length': String(last - first + 1),
    ...(part ? { 'content-range': `bytes ${first}-${last}/${size}` } : {}),
  };
  const hasBody = method !== 'HEAD' && size > 0;
  return {
    status: part ? 206 : 200,
    headers,
    body: hasBody ? handle.createReadStream({ start: first, end: last }) : null,
  };
}

async function openFile(path: string): Promise<{ handle: FileHandle; size: number } | null> {
  const handle = await open(path).catch(() => null);
  if (!handle) return null;
  const facts = await handle.stat();
  if (facts.isFile()) return { handle, size: facts.size };
  await handle.close();
  return null;
}

/**
 * The part of a file of `size` bytes that a Range header asks for, both ends included.
 *
 * @returns null for the whole file: no header, or one that is not understood, which a server must ignore
 */
export function parseRange(
  range: string | null,
  size: number,
): { readonly first: number; readonly last: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range?.trim() ?? '');
  const [, from = '', to = ''] = match ?? [];
  if (!match || (from === '' && to === '')) return null;
  if (from === '')
    return Number(to) === 0 || size === 0 ? 'unsatisfiable' : { first: Math.max(0, size - Number(to)), last: size - 1 };
  const first = Number(from);
  if (to !== '' && Number(to) < first) return null;
  if (first >= size) return 'unsatisfiable';
  return { first, last: to === '' ? size - 1 : Math.min(size - 1, Number(to)) };
}
