import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectFile } from '../../contract/project.ts';
import { exampleProject } from '../../document/testing/example-project.ts';
import { createProject, openProject, readProject } from './project-files.ts';

let folder: string;
let child: ChildProcess | null = null;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tandem-crash-'));
});
afterEach(async () => {
  if (child && child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  child = null;
  await rm(folder, { recursive: true, force: true });
});

/** Starts a program that commits for ever, and waits until it has said `count` times that a commit is safe. */
async function committing(file: string, count: number): Promise<{ child: ChildProcess; last: () => number }> {
  const program = path.join(import.meta.dirname, 'testing', 'commit-until-killed.ts');
  const started = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  child = started;
  let text = '';
  const last = () => Number(text.slice(0, text.lastIndexOf('\n')).split('\n').at(-1));
  started.stdout.setEncoding('utf8');
  await new Promise<void>((resolve, reject) => {
    started.on('exit', (code) => reject(new Error(`the committing program ended with ${code}`)));
    started.stdout.on('data', (chunk: string) => {
      text += chunk;
      if (last() >= count) resolve();
    });
  });
  return { child: started, last };
}

function wristX(project: ProjectFile): number {
  const moment = project.records.find((record) => record.id === 'moment-top');
  return moment?.kind === 'moment' ? (moment.keypoints.left_wrist?.x ?? Number.NaN) : Number.NaN;
}

describe('a crash', () => {
  it('loses no commit when the process is killed', async () => {
    const file = path.join(folder, 'swing.tandem');
    await (await createProject(file, exampleProject())).close();
    const { child: program, last } = await committing(file, 25);
    program.kill('SIGKILL');
    await once(program.stdout!, 'close');
    const said = last();
    expect(said).toBeGreaterThanOrEqual(25);
    const store = await openProject(file);
    // One more may have been committed whose word never came out.
    expect([said, said + 1]).toContain(wristX(await store.read()));
    expect((await store.edits()).length).toBe(wristX(await store.read()));
    await store.close();
    expect(await readdir(folder)).toEqual(['swing.tandem']);
  });

  it('leaves files that open, as a power cut would, while others are kept out', async () => {
    const file = path.join(folder, 'swing.tandem');
    await (await createProject(file, exampleProject())).close();
    const { child: program, last } = await committing(file, 25);
    program.kill('SIGSTOP');
    const said = last();
    await expect(openProject(file)).rejects.toMatchObject({ code: 'project-locked' });
    await expect(readProject(file)).rejects.toMatchObject({ code: 'project-locked' });
    const cut = path.join(folder, 'cut.tandem');
    await copyFile(file, cut);
    await copyFile(`${file}-wal`, `${cut}-wal`);
    program.kill('SIGKILL');
    await once(program, 'exit');
    expect(wristX(await readProject(cut))).toBeGreaterThanOrEqual(said);
    expect((await readdir(folder)).filter((name) => name.startsWith('cut'))).toEqual(['cut.tandem']);
  });
});
