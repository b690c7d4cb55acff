import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MediaRecord, ProjectFile } from '../../contract/project.ts';
import { exampleMedia, exampleProject } from '../../document/testing/example-project.ts';
import { writeBundle } from '../../engine/export/bundle/write-bundle.ts';
import { quickHash } from '../ffmpeg/quick-hash.ts';
import { locateMedia } from '../store/locate-media.ts';
import { readProject } from '../store/project-files.ts';
import { createBundleWriter } from './bundle-writer.ts';
import { unpackZip } from './testing/unpack-zip.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tandem-bundle-test-'));
  await mkdir(at('media'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = (name: string) => path.join(folder, name);
const bytesOf = (seed: number, length: number) => Buffer.from(Array.from({ length }, (_, i) => (i * seed) % 251));

/** A clip of any bytes, and its record. */
async function clip(id: string, file: string, bytes: Buffer): Promise<MediaRecord> {
  await writeFile(at(`media/${file}`), bytes);
  const handle = await open(at(`media/${file}`));
  const { size } = await stat(at(`media/${file}`));
  const hash = await quickHash(handle, size).finally(() => handle.close());
  const media = exampleMedia(id, { sizeBytes: size, quickHash: hash, absolutePath: at(`media/${file}`) });
  return { ...media, info: { ...media.info, file } };
}

async function exampleWithClips(): Promise<ProjectFile> {
  const { records, ...rest } = exampleProject();
  const source = await clip('source', 'swing.mp4', bytesOf(7, 3_000_000));
  const target = await clip('target', 'Schläger ü.mov', bytesOf(11, 2_500_000));
  return { ...rest, records: [source, target, ...records.slice(2)] };
}
const mediaPath = async ({ absolutePath }: MediaRecord) => absolutePath;
const write = (project: ProjectFile, signal = new AbortController().signal, report = (_done: number) => {}) =>
  writeBundle(createBundleWriter(), { project, mediaPath }, { path: at('Lesson.zip'), name: 'Lesson' }, signal, (p) =>
    report(p.done),
  );

describe('a bundle', () => {
  it('is unpacked anywhere, and its project finds its clips', async () => {
    const project = await exampleWithClips();
    const told: number[] = [];
    await write(project, undefined, (done) => told.push(done));
    const names = await unpackZip(at('Lesson.zip'), at('elsewhere'));
    expect(names).toEqual(['Lesson/Lesson.tandem', 'Lesson/clips/swing.mp4', 'Lesson/clips/Schläger ü.mov']);
    expect(told.at(-1)).toBe(6);
    expect(told).toEqual(told.toSorted((a, b) => a - b));

    await rename(at('media'), at('gone'));
    const file = at('elsewhere/Lesson/Lesson.tandem');
    const opened = await readProject(file);
    expect(opened.name).toBe('Lesson');
    expect(opened.records.slice(2)).toEqual(project.records.slice(2));
    for (const record of opened.records.slice(0, 2)) {
      const { path: found } = await locateMedia(record as MediaRecord, file);
      expect(found).toBe(at(`elsewhere/Lesson/clips/${(record as MediaRecord).info.file}`));
    }
    expect(await readFile(at('elsewhere/Lesson/clips/swing.mp4'))).toEqual(bytesOf(7, 3_000_000));
    expect(await readdir(folder)).toEqual(['Lesson.zip', 'elsewhere', 'gone']);
  });

  it('takes the pictures of a folder that is a clip', async () => {
    await mkdir(at('media/pictures'));
    for (const name of ['0001.png', '0002.png', 'notes.txt']) await writeFile(at(`media/pictures/${name}`), name);
    const media = exampleMedia('a', { absolutePath: at('media/pictures') });
    const records = [{ ...media, info: { ...media.info, file: 'pictures' } }];
    await write({ ...exampleProject(), records });
    const names = await unpackZip(at('Lesson.zip'), at('elsewhere'));
    expect(names.slice(1)).toEqual(['Lesson/clips/pictures/0001.png', 'Lesson/clips/pictures/0002.png']);
  });

  it('leaves nothing when it is cancelled, or a clip is not there', async () => {
    const project = await exampleWithClips();
    const controller = new AbortController();
    const cancelled = write(project, controller.signal, (done) => done === 2 && controller.abort());
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    await rm(at('media/swing.mp4'));
    await expect(write(project)).rejects.toMatchObject({ code: 'export-failed' });
    expect(await readdir(folder)).toEqual(['media']);
  });

  it('replaces what stands there only when it is whole', async () => {
    await writeFile(at('Lesson.zip'), 'the one before');
    await expect(write(await exampleWithClips(), AbortSignal.abort())).rejects.toThrow();
    expect(await readFile(at('Lesson.zip'), 'utf8')).toBe('the one before');
    await write(await exampleWithClips());
    expect((await unpackZip(at('Lesson.zip'), at('elsewhere'))).length).toBe(3);
  });
});
