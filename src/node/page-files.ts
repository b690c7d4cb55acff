import { readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { TandemError } from '../contract/errors.ts';

/** A file of the page. */
export interface PageFile {
  readonly path: string;
  readonly contentType: string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The files of the built page, listed once: a path that is not in the list does not exist, however it is spelt. */
export class PageFiles {
  readonly #files: ReadonlyMap<string, PageFile>;

  private constructor(files: ReadonlyMap<string, PageFile>) {
    this.#files = files;
  }

  /**
   * @param folder the built renderer
   * @throws TandemError file-not-found when it was not built
   */
  static async of(folder: string): Promise<PageFiles> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const files = new Map<string, PageFile>();
    for (const path of paths) {
      const contentType = CONTENT_TYPES[extname(path)] ?? 'application/octet-stream';
      files.set(`/${relative(folder, path).split(sep).join('/')}`, { path, contentType });
    }
    const index = files.get('/index.html');
    if (!index) {
      throw new TandemError('file-not-found', `The studio's page was not built: ${folder} holds no index.html.`, {
        hint: 'Run `npm run build` once.',
      });
    }
    return new PageFiles(files.set('/', index));
  }

  /** @param pathname of the URL, as it came */
  find(pathname: string): PageFile | null {
    return this.#files.get(pathname) ?? null;
  }
}
