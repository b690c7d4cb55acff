import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type ProjectAnswer, projectAnswerSchema } from '../contract/project-info.ts';
import { exampleProject } from '../document/testing/example-project.ts';
import { writeProjectJson } from '../engine/export/formats/project-json.ts';
import { fakeServices } from '../engine/server/testing/fake-services.ts';
import { openOrCreateProject, readProject } from '../node/store/project-files.ts';
import { inProcessEngine } from '../node/supervisor/testing/in-process-engine.ts';
import { startWebHost, type WebHost } from './web-host.ts';

let folder: string;
let host: WebHost;
let origin: string;
let headers: Record<string, string>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-doors-'));
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page', 'index.html'), 'page');
  host = await startWebHost({
    launchEngine: () => inProcessEngine(fakeServices({ openProject: openOrCreateProject })),
    pageFolder: join(folder, 'page'),
    dataFolder: join(folder, 'data'),
    port: 0,
    uploadLimitBytes: 2 ** 20,
    openPaths: [],
  });
  const link = host.link();
  origin = new URL(link).origin;
  const cookie = (await fetch(link)).headers.get('set-cookie')?.split(';')[0] ?? '';
  headers = { cookie, origin };
  await host.opened;
});
afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

const post = async (path: string, body: string | Uint8Array<ArrayBuffer>): Promise<ProjectAnswer> =>
  projectAnswerSchema.parse(await (await fetch(`${origin}${path}`, { method: 'POST', headers, body })).json());
const wish = (wished: object) => post('/project', JSON.stringify(wished));

it('makes, lists and opens projects', async () => {
  expect(await wish({ kind: 'create' })).toMatchObject({ ok: true, data: { done: true } });
  expect(host.supervisor.projectPath).toBe(join(folder, 'data', 'untitled-2.tandem'));
  for (const name of ['untitled.tandem', 'untitled-2.tandem']) {
    const answer = await wish({ kind: 'recent' });
    const ids = answer.ok ? answer.data.recent.map(({ id }) => id) : [];
    expect(ids).toHaveLength(1);
    await wish({ kind: 'open-recent', id: ids[0]! });
    expect(host.supervisor.projectPath).toBe(join(folder, 'data', name));
  }
});

it('hands the project out and takes it back, each time as a file of its own', async () => {
  const download = await fetch(`${origin}/project-file?name=my%20swing`, { headers });
  expect(download.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''my%20swing.tandem");
  const bytes = new Uint8Array(await download.arrayBuffer());
  expect(String.fromCharCode(...bytes.slice(0, 15))).toBe('SQLite format 3');
  await vi.waitFor(() => expect(readdirSync(join(folder, 'data', 'copies'))).toEqual([]));

  expect(await post('/project-file?name=my%20swing.tandem', bytes)).toMatchObject({ ok: true, data: { done: true } });
  const first = host.supervisor.projectPath ?? '';
  expect(first).toMatch(/my swing\.tandem$/);
  await post('/project-file?name=my%20swing.tandem', bytes);
  expect(host.supervisor.projectPath).not.toBe(first);
  expect((await readProject(first)).records).toEqual([]);
});

it('makes an untitled project of JSON, and keeps nothing of what is no such JSON', async () => {
  const text = writeProjectJson(exampleProject());
  expect(await post('/project-file?name=my%20swing.json', text)).toMatchObject({ ok: true, data: { done: true } });
  const file = host.supervisor.projectPath ?? '';
  expect(file).toBe(join(folder, 'data', 'untitled-2.tandem'));
  const damaged = text.replace('"frame": 50', '"frame": "fifty"');
  expect(await post('/project-file?name=damaged.json', damaged)).toMatchObject({
    ok: false,
    error: { code: 'document-invalid', message: expect.stringContaining('records[3].frame') },
  });
  expect(host.supervisor.projectPath).toBe(file);
  const left = readdirSync(join(folder, 'data'), { recursive: true }).map(String);
  expect(left.filter((name) => name.endsWith('.json') || name.includes('untitled-3'))).toEqual([]);
  await wish({ kind: 'create' });
  expect(writeProjectJson(await readProject(file))).toBe(text);
});

it('refuses what is no project, what the page may not do, and pages of others', async () => {
  const before = host.supervisor.projectPath;
  expect(await post('/project-file?name=a.tandem', 'no project')).toMatchObject({ ok: false });
  expect(await wish({ kind: 'save-as' })).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
  expect(await wish({ kind: 'open', path: '/etc/passwd' })).toMatchObject({ ok: false });
  expect(await post('/project', 'no json')).toMatchObject({ ok: false, error: { code: 'request-invalid' } });
  expect(host.supervisor.projectPath).toBe(before);
  for (const [path, method] of [
    ['/project', 'POST'],
    ['/project-file?name=a', 'POST'],
  ] as const) {
    const foreign = { ...headers, origin: 'http://evil.example' };
    expect((await fetch(`${origin}${path}`, { method, headers: foreign, body: '{}' })).status).toBe(403);
  }
  expect((await fetch(`${origin}/project-file`)).status).toBe(401);
});
