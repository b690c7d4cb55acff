import { mkdir, mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectFile } from '../../contract/project.ts';
import { exampleMedia, exampleProject } from '../../document/testing/example-project.ts';
import { writeProjectJson } from '../../engine/export/formats/project-json.ts';
import { awkwardProject } from '../../engine/export/formats/testing/awkward-project.ts';
import { quickHash } from '../ffmpeg/quick-hash.ts';
import { importProject } from './import-project.ts';
import { readProject } from './project-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tandem-import-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = (name: string) => path.join(folder, name);
const write = async (name: string, project: unknown) => {
  const text = typeof project === 'string' ? project : writeProjectJson(project as ProjectFile);
  await writeFile(at(name), text);
  return text;
};

describe('a project from its JSON', () => {
  it.each([
    ['example', exampleProject()],
    ['awkward', awkwardProject()],
  ])('is the same when it is exported again (%s)', async (_, project) => {
    const text = await write('project.json', project);
    const missing = await importProject(at('project.json'), at('again.tandem'));
    expect(missing.map(({ id }) => id)).toEqual(
      project.records.filter(({ kind }) => kind === 'media').map(({ id }) => id),
    );
    expect(writeProjectJson(await readProject(at('again.tandem')))).toBe(text);
  });

  it('finds the clips from where the JSON lies, by their content', async () => {
    await mkdir(at('clips'));
    await mkdir(at('projects'));
    await writeFile(at('clips/a.mp4'), 'bytes of a');
    await writeFile(at('clips/b.mp4'), 'bytes of another');
    const handle = await open(at('clips/a.mp4'));
    const { size } = await stat(at('clips/a.mp4'));
    const facts = { sizeBytes: size, quickHash: await quickHash(handle, size).finally(() => handle.close()) };
    const media = (id: string) => exampleMedia(id, { ...facts, relativePath: `clips/${id}.mp4` });
    await write('project.json', { ...exampleProject(), records: [media('a'), media('b')] });
    const missing = await importProject(at('project.json'), at('projects/new.tandem'));
    expect(missing).toEqual([media('b')]);
    const { records } = await readProject(at('projects/new.tandem'));
    expect(records).toEqual([
      { ...media('a'), relativePath: '../clips/a.mp4', absolutePath: at('clips/a.mp4') },
      media('b'),
    ]);
  });

  it('names the place in a damaged JSON, and leaves no project', async () => {
    const project = JSON.parse(writeProjectJson(exampleProject()));
    project.records[4].result.moments[0].keypoints.left_wrist.x = 'far left';
    await write('damaged.json', JSON.stringify(project));
    await expect(importProject(at('damaged.json'), at('new.tandem'))).rejects.toMatchObject({
      code: 'document-invalid',
      message: expect.stringContaining('records[4].result.moments[0].keypoints.left_wrist.x'),
    });
    await write('cut.json', writeProjectJson(exampleProject()).slice(0, 500));
    await expect(importProject(at('cut.json'), at('new.tandem'))).rejects.toMatchObject({
      message: expect.stringContaining('cut.json is not JSON'),
    });
    await write('newer.json', JSON.stringify({ ...project, version: 99 }));
    await expect(importProject(at('newer.json'), at('new.tandem'))).rejects.toMatchObject({ code: 'document-newer' });
    expect(await readdir(folder)).toEqual(['cut.json', 'damaged.json', 'newer.json']);
  });

  it('replaces nothing', async () => {
    await write('project.json', exampleProject());
    await write('there.tandem', 'mine');
    await expect(importProject(at('project.json'), at('there.tandem'))).rejects.toMatchObject({
      code: 'project-write-failed',
    });
  });
});
