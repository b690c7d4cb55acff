import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { mediaIdOf, parseRange, readMediaBytes } from './media-bytes.ts';

const folder = mkdtempSync(join(tmpdir(), 'tandem-bytes-'));
const clip = join(folder, 'clip.mp4');
writeFileSync(clip, '0123456789');
writeFileSync(join(folder, 'empty.mp4'), '');
afterAll(() => rmSync(folder, { recursive: true }));

const read = async (range: string | null, path: string | null = clip, method = 'GET') => {
  const { status, headers, body } = await readMediaBytes(path, { method, range });
  return { status, ...headers, body: body && (await text(body)) };
};

describe('bytes of a clip', () => {
  it('are sent whole or in parts', async () => {
    expect(await read(null)).toMatchObject({ status: 200, body: '0123456789', 'content-length': '10' });
    expect(await read('bytes=2-4')).toMatchObject({
      status: 206,
      body: '234',
      'content-range': 'bytes 2-4/10',
      'content-length': '3',
    });
    expect(await read('bytes=7-')).toMatchObject({ status: 206, body: '789' });
    expect(await read('bytes=-2')).toMatchObject({ status: 206, body: '89', 'content-range': 'bytes 8-9/10' });
    expect(await read('bytes=8-99')).toMatchObject({ status: 206, body: '89' });
    expect(await read('bytes=10-')).toEqual({ status: 416, 'content-range': 'bytes */10', body: null });
    expect(await read('bytes=0-0', clip, 'HEAD')).toMatchObject({ status: 206, 'content-length': '1', body: null });
  });

  it('are not there for an unknown clip, a lost file or a folder', async () => {
    expect(await read(null, null)).toEqual({ status: 404, body: null });
    expect(await read(null, join(folder, 'gone.mp4'))).toEqual({ status: 404, body: null });
    expect(await read(null, folder)).toEqual({ status: 404, body: null });
    expect(await read(null, join(folder, 'empty.mp4'))).toMatchObject({
      status: 200,
      'content-length': '0',
      body: null,
    });
  });

  it('ignores a range that it does not understand', () => {
    for (const range of ['bytes=', 'bytes=-', 'bytes=4-2', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=a-b', '']) {
      expect(parseRange(range, 10)).toBeNull();
    }
    expect(parseRange('bytes=-0', 10)).toBe('unsatisfiable');
    expect(parseRange('bytes=-50', 10)).toEqual({ first: 0, last: 9 });
  });

  it('reads the id of a path', () => {
    expect(mediaIdOf('/media/a%20b')).toBe('a b');
    expect([mediaIdOf('/media/'), mediaIdOf('/assets/x.js'), mediaIdOf('/media/%E0%A4%A')]).toEqual([null, null, null]);
  });
});
