import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { protocol } from 'electron';
import type { PageFiles } from '../node/page-files.ts';
import { pageHeaders } from '../node/page-headers.ts';
import { PAGE_SCHEME } from './page-address.ts';

/** Makes the page's scheme a standard, secure one. Must be called before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the page's files, and nothing else, under `tandem://app/`. */
export function setUpPageProtocol(files: PageFiles): void {
  protocol.handle(PAGE_SCHEME, (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === 'app' && request.method === 'GET' ? files.find(pathname) : null;
    const headers = new Headers({ ...pageHeaders() });
    if (!file) return new Response('Not found.', { status: 404, headers });
    headers.set('content-type', file.contentType);
    return new Response(Readable.toWeb(createReadStream(file.path)) as ReadableStream<Uint8Array>, { headers });
  });
}
