import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { protocol } from 'electron';
import { mediaIdOf, readMediaBytes } from '../node/media-bytes.ts';
import type { PageFiles } from '../node/page-files.ts';
import { pageHeaders } from '../node/page-headers.ts';
import { PAGE_SCHEME } from './page-address.ts';

/** Makes the page's scheme a standard, secure one. Must be called before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/**
 * Serves the page's files and the bytes of opened clips, and nothing else, under `tandem://app/`. Clips are read by ourselves and not
 * through `net.fetch(file://)`, which knows no ranges.
 *
 * @param mediaPath where an opened clip lies; null when there is no such clip
 */
export function setUpPageProtocol(files: PageFiles, mediaPath: (mediaId: string) => string | null): void {
  protocol.handle(PAGE_SCHEME, (request) => {
    const { host, pathname } = new URL(request.url);
    const isOurs = host === 'app' && (request.method === 'GET' || request.method === 'HEAD');
    const mediaId = isOurs ? mediaIdOf(pathname) : null;
    if (mediaId !== null) return mediaResponse(mediaPath(mediaId), request);
    const file = isOurs ? files.find(pathname) : null;
    const headers = new Headers({ ...pageHeaders() });
    if (!file) return new Response('Not found.', { status: 404, headers });
    headers.set('content-type', file.contentType);
    return new Response(stream(createReadStream(file.path)), { headers });
  });
}

async function mediaResponse(path: string | null, request: Request): Promise<Response> {
  const wish = { method: request.method, range: request.headers.get('range') };
  const { status, headers, body } = await readMediaBytes(path, wish);
  return new Response(body && stream(body), { status, headers: { ...pageHeaders(), ...headers } });
}

function stream(readable: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(readable) as ReadableStream<Uint8Array>;
}
