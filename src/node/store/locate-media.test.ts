import { mkdir, mkdtemp, open, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleMedia } from '../../document/testing/example-project.ts';
import { quickHash } from '../ffmpeg/quick-hash.ts';
import { judgeMedia, locateMedia, relocation } from './locate-media.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tandem-media-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function hashOf(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    return await quickHash(handle, (await handle.stat()).size);
  } finally {
    await handle.close();
  }
}

describe('locateMedia', () => {
  it('looks beside the project first, then at the old place, and lets the content decide', async () => {
    const project = path.join(folder, 'project', 'swing.tandem');
    const beside = path.join(folder, 'project', 'clips', 'a.mp4');
    const old = path.join(folder, 'old', 'a.mp4');
    await mkdir(path.dirname(beside), { recursive: true });
    await mkdir(path.dirname(old));
    await writeFile(beside, 'the video');
    const media = exampleMedia('a', {
      relativePath: 'clips/a.mp4',
      absolutePath: old,
      sizeBytes: 9,
      quickHash: await hashOf(beside),
    });
    expect((await locateMedia(media, project)).path).toBe(beside);
    expect(relocation(media, project, beside)?.after).toMatchObject({ absolutePath: beside });

    await rename(beside, old);
    await writeFile(beside, 'the vidEo');
    expect(await locateMedia(media, project)).toEqual({
      path: old,
      tried: [
        { path: beside, judgement: 'different' },
        { path: old, judgement: 'same' },
      ],
    });
    expect(relocation(media, project, old)?.after).toMatchObject({ relativePath: '../old/a.mp4', absolutePath: old });

    await rm(old);
    expect(await locateMedia(media, project)).toEqual({
      path: null,
      tried: [
        { path: beside, judgement: 'different' },
        { path: old, judgement: 'not-found' },
      ],
    });
  });

  it('needs no change where everything is as it says', async () => {
    const project = path.join(folder, 'swing.tandem');
    const file = path.join(folder, 'a.mp4');
    expect(relocation(exampleMedia('a', { relativePath: 'a.mp4', absolutePath: file }), project, file)).toBeNull();
  });

  it('reads no folder or device, and asks no other machine than the one the project is on', async () => {
    const media = exampleMedia('a', { relativePath: null, absolutePath: '//server/share/a.mp4' });
    expect(await locateMedia(media, path.join(folder, 'swing.tandem'))).toEqual({ path: null, tried: [] });
    expect((await locateMedia(media, '//server/projects/swing.tandem')).tried).toHaveLength(1);
    expect(await judgeMedia(folder, media)).toBe('not-found');
    expect(await judgeMedia('/dev/zero', { ...media, sizeBytes: 0 })).toBe('not-found');
  });
});
