import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectFile, ProjectRecord, RecordDiff } from '../../contract/project.ts';
import { PROJECT_VERSION } from '../../contract/project.ts';
import { addition, change } from '../../document/diffs.ts';
import type { MigrationTable } from '../../document/migrations.ts';
import { parseProject } from '../../document/parse-project.ts';
import { exampleMedia, exampleProject, exampleResult } from '../../document/testing/example-project.ts';
import { listBackups } from './backups.ts';
import { createProject, openOrCreateProject, openProject, readProject } from './project-files.ts';

let folder: string;
let file: string;
const clock = { now: () => Date.UTC(2026, 0, 31, 14, 22, 33, 123) };

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tandem-store-'));
  file = path.join(folder, 'swing.tandem');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const NOTE: ProjectRecord = { id: 'note-1', kind: 'note', mediaId: null, frame: null, text: 'first' };

describe('SqliteProjectStore', () => {
  it('holds what was committed, in one file once it is closed', async () => {
    const store = await createProject(file, exampleProject(), { clock });
    expect(await store.commit('Add note', [addition(NOTE)])).toBe(1);
    expect((await readdir(folder)).sort()).toEqual(['swing.tandem', 'swing.tandem-wal']);
    expect(await store.commit('Edit note', [change(NOTE, { text: 'second' })])).toBe(2);
    await store.close();
    await store.close();
    expect(await readdir(folder)).toEqual(['swing.tandem']);
    const again = await openProject(file);
    expect(await again.read()).toEqual({
      ...exampleProject(),
      records: [...exampleProject().records, { ...NOTE, text: 'second' }],
    });
    expect(await again.edits()).toEqual([
      { revision: 1, at: clock.now(), label: 'Add note' },
      { revision: 2, at: clock.now(), label: 'Edit note' },
    ]);
    await again.close();
  });

  it('applies all diffs of a commit or none', async () => {
    const store = await createProject(file, exampleProject());
    const bad: RecordDiff = { id: 'source', before: null, after: exampleMedia('source', { syncFrame: 3 }) };
    await expect(store.commit('Two things', [addition(NOTE), bad])).rejects.toMatchObject({ code: 'document-invalid' });
    await expect(store.commit('Bad shape', [addition({ ...NOTE, text: 7 as never })])).rejects.toMatchObject({
      code: 'document-invalid',
      message: expect.stringContaining('[0].after.text'),
    });
    expect(await store.read()).toEqual(exampleProject());
    expect(await store.edits()).toEqual([]);
    await store.close();
  });

  it('knows a commit again whose answer was lost', async () => {
    const store = await createProject(file, exampleProject());
    const diffs = [addition(NOTE)];
    expect(await store.commit('Add note', diffs)).toBe(1);
    expect(await store.commit('Add note', diffs)).toBe(1);
    expect(await store.edits()).toHaveLength(1);
    await store.close();
  });

  it('keeps a second opener out, and lets it in afterwards', async () => {
    const store = await createProject(file);
    await expect(openProject(file)).rejects.toMatchObject({ code: 'project-locked' });
    await expect(readProject(file)).rejects.toMatchObject({ code: 'project-locked' });
    await store.commit('Add note', [addition(NOTE)]);
    await store.close();
    expect((await readProject(file)).records).toEqual([NOTE]);
    await (await openOrCreateProject(file)).close();
    await (await openOrCreateProject(path.join(folder, 'other.tandem'))).close();
  });

  it('refuses what is no project and does not touch it', async () => {
    const refused = async (name: string, code: string, words: RegExp) => {
      const before = await readFile(path.join(folder, name));
      for (const open of [openProject, readProject]) {
        await expect(open(path.join(folder, name))).rejects.toMatchObject({
          code,
          message: expect.stringMatching(words),
        });
      }
      expect(await readFile(path.join(folder, name))).toEqual(before);
    };
    await writeFile(path.join(folder, 'text.tandem'), 'These are words, many words, and no project. '.repeat(50));
    await refused(
      'text.tandem',
      'document-invalid',
      /text\.tandem is not a Tandem Studio project: it has another format/,
    );
    await writeFile(path.join(folder, 'empty.tandem'), '');
    await refused('empty.tandem', 'file-empty', /empty\.tandem is empty/);
    const foreign = new DatabaseSync(path.join(folder, 'foreign.tandem'));
    foreign.exec('PRAGMA journal_mode = WAL; CREATE TABLE record (id TEXT)');
    foreign.close();
    await refused('foreign.tandem', 'document-invalid', /a database of another program/);
    await expect(openProject(path.join(folder, 'none.tandem'))).rejects.toMatchObject({ code: 'file-not-found' });
    await expect(openProject(folder)).rejects.toMatchObject({ code: 'document-invalid' });
    expect((await readdir(folder)).sort()).toEqual(['empty.tandem', 'foreign.tandem', 'text.tandem']);
  });

  it('refuses a damaged file and one that brings code of its own', async () => {
    const store = await createProject(file, exampleProject());
    await store.close();
    const bytes = await readFile(file);
    await writeFile(path.join(folder, 'cut.tandem'), bytes.subarray(0, bytes.length - 4096));
    await expect(openProject(path.join(folder, 'cut.tandem'))).rejects.toMatchObject({ code: 'document-invalid' });
    const database = new DatabaseSync(file);
    database.exec("CREATE TRIGGER surprise AFTER INSERT ON record BEGIN DELETE FROM record WHERE id = 'source'; END");
    database.close();
    await expect(openProject(file)).rejects.toMatchObject({
      code: 'document-invalid',
      message: expect.stringContaining('"surprise"'),
    });
  });

  it('opens files of any name', async () => {
    const odd = path.join(folder, 'a?b#c%20d ü.tandem');
    await (await createProject(odd, exampleProject())).close();
    expect(await readProject(odd)).toEqual(exampleProject());
    await (await openProject(odd)).close();
  });

  it('lets several readers in at the same time', async () => {
    await (await createProject(file, exampleProject())).close();
    const all = await Promise.all([readProject(file), readProject(file), readProject(file)]);
    expect(all).toEqual([exampleProject(), exampleProject(), exampleProject()]);
  });

  it('refuses a newer version and does not touch it', async () => {
    await (await createProject(file)).close();
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 77');
    database.close();
    const before = await readFile(file);
    await expect(openProject(file)).rejects.toMatchObject({ code: 'document-newer', data: { version: 77 } });
    await expect(readProject(file)).rejects.toMatchObject({ code: 'document-newer' });
    expect(await readFile(file)).toEqual(before);
  });
});

describe('migration of a project file', () => {
  const NOW = PROJECT_VERSION;
  /** Migrations of the future: each step writes its version into the name. */
  const upTo = (version: number): MigrationTable => ({
    version,
    steps: Object.fromEntries(
      Array.from({ length: version - 1 }, (_, index) => [
        index + 1,
        (project) => ({ ...project, name: `${project.name} ${index + 2 - NOW}` }),
      ]),
    ),
  });

  it('backs up first, and keeps the last three backups', async () => {
    await (await createProject(file, exampleProject())).close();
    for (let step = 1; step <= 5; step += 1) {
      const version = NOW + step;
      const at = clock.now() + step * 1000;
      const store = await openProject(file, { migrations: upTo(version), clock: { now: () => at } });
      expect((await store.edits()).at(-1)?.label).toBe(`Migrate from project version ${version - 1} to ${version}`);
      await store.close();
    }
    expect((await readProject(file, { migrations: upTo(NOW + 5) })).name).toBe('Swing 1 2 3 4 5');
    const backups = await listBackups(file);
    expect(backups.map((each) => path.basename(each))).toEqual([
      `swing.backup-20260131T142236123Z-v${NOW + 2}.tandem`,
      `swing.backup-20260131T142237123Z-v${NOW + 3}.tandem`,
      `swing.backup-20260131T142238123Z-v${NOW + 4}.tandem`,
    ]);
    expect((await readProject(backups[0]!, { migrations: upTo(NOW + 2) })).name).toBe('Swing 1 2');
    expect((await readProject(backups[0]!, { migrations: upTo(NOW + 3) })).name).toBe('Swing 1 2 3');
  });

  it('leaves the file as it was when a migration fails', async () => {
    await (await createProject(file, exampleProject())).close();
    const migrations: MigrationTable = {
      version: NOW + 1,
      steps: { [NOW]: (project) => ({ ...project, records: [{}] }) },
    };
    await expect(openProject(file, { migrations })).rejects.toMatchObject({ code: 'document-invalid' });
    expect(await readProject(file)).toEqual(exampleProject());
  });

  it('opens a file of version 1 with all that it holds, and keeps it as a backup', async () => {
    await (await createProject(file, exampleProject())).close();
    const database = new DatabaseSync(file);
    database.exec(`UPDATE record SET json = json_remove(json, '$.poses'); PRAGMA user_version = 1`);
    database.close();
    const store = await openProject(file);
    expect(await store.read()).toEqual(exampleProject());
    await store.commit('Add note', [addition(NOTE)]);
    await store.close();
    const [backup] = await listBackups(file);
    expect(backup).toMatch(/-v1\.tandem$/);
    expect(await readProject(backup!)).toEqual(exampleProject());
  });
});

describe('where a project lives', () => {
  it('starts untitled in the data folder and moves to where it is saved', async () => {
    const untitledFolder = path.join(folder, 'data');
    const store = await openOrCreateProject(path.join(untitledFolder, 'untitled.tandem'), { untitledFolder });
    expect(store.untitled).toBe(true);
    expect((await store.read()).name).toBe('Untitled');
    await store.commit('Add note', [addition(NOTE)]);
    expect(await store.saveAs(file)).toEqual([]);
    expect(store).toMatchObject({ path: file, untitled: false });
    expect(await readdir(untitledFolder)).toEqual([]);
    expect(await store.commit('Edit note', [change(NOTE, { text: 'second' })])).toBe(2);
    await store.close();
    expect(await readProject(file)).toMatchObject({ name: 'swing', records: [{ ...NOTE, text: 'second' }] });
  });

  it('takes commits along that come while it moves, and closes after what was asked before', async () => {
    const store = await createProject(file, exampleProject());
    const second = path.join(folder, 'second.tandem');
    const notes = Array.from({ length: 5 }, (_, index): ProjectRecord => ({ ...NOTE, id: `note-${index}` }));
    await Promise.all([
      store.commit('Add note', [addition(notes[0]!)]),
      store.saveAs(second),
      ...notes.slice(1).map((note) => store.commit('Add note', [addition(note)])),
      store.close(),
    ]);
    const { records } = await readProject(second);
    expect(records.filter(({ kind }) => kind === 'note')).toEqual(notes);
    await expect(store.commit('Add note', [addition(NOTE)])).rejects.toThrow('second.tandem was closed already');
  });

  it('rewrites the relative paths of its media when it moves', async () => {
    const clips = path.join(folder, 'clips');
    await mkdir(clips);
    await writeFile(path.join(clips, 'a.mp4'), 'video');
    const media = exampleMedia('a', { relativePath: 'clips/a.mp4', absolutePath: '/long/gone/a.mp4' });
    const store = await createProject(file, { ...exampleProject(), records: [media] });
    const diffs = await store.saveAs(path.join(folder, 'deep', 'er', 'swing 2.tandem'));
    const moved = { ...media, relativePath: '../../clips/a.mp4', absolutePath: path.join(clips, 'a.mp4') };
    expect(diffs).toEqual([{ id: 'a', before: media, after: moved }]);
    expect(await store.read()).toMatchObject({ name: 'swing 2', records: [moved] });
    await store.close();
    expect((await readProject(file)).records).toEqual([media]);
  });

  it('writes copies and goes on with the original', async () => {
    const store = await createProject(file, exampleProject());
    const copy = path.join(folder, 'copy.tandem');
    await writeFile(copy, 'something that the user agreed to replace');
    await writeFile(`${copy}-wal`, 'a stale log');
    await store.saveACopy(copy);
    await store.commit('Add note', [addition(NOTE)]);
    expect((await readProject(copy)).records).toHaveLength(exampleProject().records.length);
    const other = await openProject(copy);
    await expect(store.saveACopy(copy)).rejects.toMatchObject({ code: 'project-locked' });
    await expect(store.saveAs(copy)).rejects.toMatchObject({ code: 'project-locked' });
    await expect(store.saveACopy(file)).rejects.toMatchObject({ code: 'project-locked' });
    await other.close();
    await expect(store.saveAs(path.join(copy, 'below-a-file.tandem'))).rejects.toMatchObject({
      code: 'project-write-failed',
    });
    expect((await store.read()).records).toHaveLength(exampleProject().records.length + 1);
    await store.close();
    expect((await readdir(folder)).sort()).toEqual(['copy.tandem', 'swing.tandem']);
  });

  it('does not make a project over something', async () => {
    await writeFile(file, 'precious');
    await expect(createProject(file)).rejects.toMatchObject({ code: 'project-write-failed' });
    expect((await stat(file)).size).toBe(8);
  });
});

describe('round trip', () => {
  it('loses nothing between JSON, file and JSON, whatever the names and numbers', async () => {
    for (let seed = 1; seed <= 8; seed += 1) {
      const project = oddProject(seed);
      const text = JSON.stringify(project);
      const each = path.join(folder, `odd-${seed}.tandem`);
      await (await createProject(each, parseProject(text, 'odd.json'))).close();
      const back = JSON.stringify(await readProject(each));
      expect(parseProject(back, 'back.json')).toEqual(project);
    }
  });
});

/** A project of names and numbers that break careless code, the same for the same seed. */
function oddProject(seed: number): ProjectFile {
  let state = seed * 2654435761;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const pieces = [
    'é',
    'e\u0301',
    '\u{1F3CC}\u200D\u2642\uFE0F',
    '\0',
    '\n\r\t',
    '"',
    "'",
    '\\',
    '\u2028',
    '\ud800',
    'ß',
    '漢',
    '؟',
    '; DROP',
    '%',
    ' ',
  ];
  const name = () => Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(pieces)).join('') + random();
  const number = () =>
    pick([
      random(),
      -random() * 1e300,
      random() * 5e-324,
      0.1 + 0.2,
      1 / 3,
      2 ** 53 + 2,
      1e21,
      1e-7,
      639.9999999999999,
    ]);
  const point = () => ({ x: number(), y: number(), visible: random() < 0.5, [`note ${name()}`]: name() });
  const moments = Array.from({ length: 5 }, (_, index): ProjectRecord => {
    const keypoints = Object.fromEntries(Array.from({ length: 4 }, () => [name().slice(0, 64), point()]));
    return { id: `moment ${index} é'"`, kind: 'moment', mediaId: 'source', name: name(), frame: index, keypoints };
  });
  return {
    format: 'tandem-project',
    version: PROJECT_VERSION,
    name: name(),
    records: [
      exampleMedia('source', { absolutePath: name(), captureFps: 239.76023976023976 }),
      exampleMedia('target'),
      ...moments,
      {
        id: 'run',
        kind: 'run',
        sourceId: 'source',
        targetId: 'target',
        createdAt: name(),
        result: exampleResult('dtw+space', { seconds: number(), warnings: [name(), name()] }),
        poses: { source: null, target: null },
        verdicts: [{ momentName: name(), keypoint: name(), verdict: 'rejected', correction: null }],
      },
      { id: 'note', kind: 'note', mediaId: null, frame: null, text: name() },
    ],
  };
}
