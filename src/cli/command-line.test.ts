import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { correspondencesFileSchema } from '../contract/correspondences.ts';
import { datasetFileSchema } from '../contract/dataset-file.ts';
import { evaluationReportSchema } from '../contract/evaluation.ts';
import { projectFileSchema } from '../contract/project.ts';
import { FfmpegFrameSource } from '../node/ffmpeg/ffmpeg-frame-source.ts';
import { type CommandEnd, ROOT, runTandem } from './testing/run-tandem.ts';

const DEMO = path.join(ROOT, 'resources/demo');
const SOURCE = path.join(DEMO, 'golfer-a.mp4');
const TARGET = path.join(DEMO, 'golfer-b.mp4');

let folder: string;
let aligned: CommandEnd;
const inFolder = (name: string): string => path.join(folder, name);
const tandem = (...args: string[]): Promise<CommandEnd> => runTandem(args, inFolder('cache'));

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tandem-cli-'));
  const wishes = ['--out', inFolder('found.json'), '--save', inFolder('demo.tandem'), '--export', inFolder('both.mp4')];
  aligned = await tandem('align', SOURCE, TARGET, '--points', path.join(DEMO, 'demo-points.json'), ...wishes, '--json');
}, 180_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('tandem align', () => {
  it('prints the correspondences as JSON and writes the same to --out', async () => {
    expect(aligned.stderr).toContain('match');
    expect(aligned.code).toBe(0);
    const run = correspondencesFileSchema.parse(JSON.parse(aligned.stdout));
    expect(JSON.parse(await readFile(inFolder('found.json'), 'utf8'))).toEqual(run);
    expect(run).toMatchObject({ method: 'auto', pose: true, mirrored: false });
    expect(run.warp).toHaveLength(84);
    const targets = run.warp.map(([, target]) => target);
    expect(targets).toEqual(targets.toSorted((a, b) => a - b));
  });

  it('finds the moments of the second golfer where they were drawn', () => {
    const run = correspondencesFileSchema.parse(JSON.parse(aligned.stdout));
    // Ground truth of golfer-b by construction: top of the swing at 51 +- 1, impact at 65; one clip frame is 1.6 frames there.
    const frames = run.moments.map(({ keypoints }) => Object.values(keypoints).map(({ frame }) => frame));
    for (const frame of frames[0]!) expect(Math.abs(frame - 51)).toBeLessThanOrEqual(3);
    for (const frame of frames[1]!) expect(Math.abs(frame - 65)).toBeLessThanOrEqual(2);
  });

  it('writes a comparison clip that decodes, with the planned number of frames', async () => {
    const clip = await new FfmpegFrameSource().open(inFolder('both.mp4'));
    // 84 source frames at 30 fps, and a still of one second at each of two key moments.
    expect(clip.info).toMatchObject({ frames: 84 + 2 * 30, fps: 30, codec: 'h264', pixelFormat: 'yuv420p' });
    expect(clip.info.color).toMatchObject({ matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' });
    expect([clip.info.width % 2, clip.info.height % 2]).toEqual([0, 0]);
  });

  it('refuses words that it cannot understand with exit code 2', async () => {
    const refused = await Promise.all([
      tandem('align', SOURCE),
      tandem('align', SOURCE, TARGET),
      tandem('align', SOURCE, TARGET, '--moments', '1', '--method', 'best'),
      tandem('align', SOURCE, TARGET, '--moments', '1', '--source-range', '9:3'),
      tandem('fly'),
    ]);
    expect(refused.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2]);
    for (const { stdout, stderr } of refused) expect([stdout, stderr.length > 10]).toEqual(['', true]);
  });

  it('names the place inside a points file that is wrong', async () => {
    const points = inFolder('wrong.json');
    const moments = [{ name: 'top', frame: 37, keypoints: { left_wrist: { x: 'left', y: 1 } } }];
    await writeFile(points, JSON.stringify({ format: 'tandem-points', version: 1, moments }));
    const failed = await tandem('align', SOURCE, TARGET, '--points', points, '--json');
    expect(failed.code).toBe(1);
    expect(JSON.parse(failed.stdout).error).toMatchObject({ code: 'document-invalid' });
    expect(failed.stderr).toContain('moments[0].keypoints.left_wrist.x');
  });

  it('keeps a project that stands at --save', async () => {
    const before = await readFile(inFolder('demo.tandem'));
    const failed = await tandem('align', SOURCE, TARGET, '--moments', '37', '--save', inFolder('demo.tandem'));
    expect(failed.code).toBe(1);
    expect(await readFile(inFolder('demo.tandem'))).toEqual(before);
  });
});

describe('tandem export', () => {
  it('writes the project as JSON without loss', async () => {
    expect(
      (await tandem('export', inFolder('demo.tandem'), '--format', 'json', '--out', inFolder('p.json'))).code,
    ).toBe(0);
    const project = projectFileSchema.parse(JSON.parse(await readFile(inFolder('p.json'), 'utf8')));
    expect(project.records.map(({ kind }) => kind).toSorted()).toEqual([
      'media',
      'media',
      'moment',
      'moment',
      'pair',
      'pose',
      'pose',
      'run',
    ]);
    const run = project.records.find(({ kind }) => kind === 'run');
    expect(run).toMatchObject({ result: JSON.parse(aligned.stdout) });
  });

  it('writes JSON of which a project can be made again, once', async () => {
    const make = () => tandem('import', inFolder('p.json'), '--save', inFolder('again.tandem'), '--json');
    const { code, stdout } = await make();
    expect([code, JSON.parse(stdout)]).toEqual([0, { written: [inFolder('again.tandem')], missing: [] }]);
    await tandem('export', inFolder('again.tandem'), '--format', 'json', '--out', inFolder('again.json'));
    expect(await readFile(inFolder('again.json'), 'utf8')).toBe(await readFile(inFolder('p.json'), 'utf8'));
    expect((await make()).stderr).toContain('exists already');
  });

  it('writes a clip that is in step by the sync events', async () => {
    const offset = ['--in-step', 'offset', '--offset', '-0.1', '--real-time', 'off', '--speed', '2'];
    const out = ['--format', 'mp4', '--out', inFolder('offset.mp4')];
    expect((await tandem('export', inFolder('demo.tandem'), ...out, ...offset)).code).toBe(0);
    expect((await new FfmpegFrameSource().open(inFolder('offset.mp4'))).info.frames).toBe(84 / 2 + 2 * 30);
    expect((await tandem('export', inFolder('demo.tandem'), ...out, '--in-step', 'anchors')).stderr).toMatch(
      /no anchors/,
    );
    expect((await tandem('export', inFolder('demo.tandem'), ...out, '--offset', 'later')).code).toBe(2);
  });

  it('writes csv, coco and mp4', async () => {
    for (const format of ['csv', 'coco', 'mp4']) {
      const out = inFolder(`p.${format}`);
      const { code, stderr } = await tandem('export', inFolder('demo.tandem'), '--format', format, '--out', out);
      expect([stderr.includes('Error'), code]).toEqual([false, 0]);
    }
    const rows = (await readFile(inFolder('p.csv'), 'utf8'))
      .split('\n')
      .filter((row) => row.startsWith('golfer-b.mp4,'));
    expect(rows).toHaveLength(26);
    expect(JSON.parse(await readFile(inFolder('p.coco'), 'utf8')).annotations.length).toBeGreaterThan(0);
    expect((await new FfmpegFrameSource().open(inFolder('p.mp4'))).info.frames).toBe(144);
  });

  it('writes a clip of a pair that was never aligned', async () => {
    const project = JSON.parse(await readFile(inFolder('p.json'), 'utf8'));
    const [pair] = project.records.filter(({ kind }: { kind: string }) => kind === 'pair');
    const { sourceId, targetId } = pair;
    const byHand = project.records.filter(({ kind }: { kind: string }) => ['media', 'pair', 'moment'].includes(kind));
    const anchor = { id: 'anchor-1', kind: 'anchor', sourceId, targetId, sourceFrame: 37, targetFrame: 51 };
    await writeFile(inFolder('by-hand.json'), JSON.stringify({ ...project, records: [...byHand, anchor] }));
    await tandem('import', inFolder('by-hand.json'), '--save', inFolder('by-hand.tandem'));
    const exported = (...more: string[]) =>
      tandem('export', inFolder('by-hand.tandem'), '--format', 'mp4', '--out', inFolder('hand.mp4'), ...more);
    expect((await exported('--in-step', 'anchors', '--speed', '4')).code).toBe(0);
    expect((await new FfmpegFrameSource().open(inFolder('hand.mp4'))).info.frames).toBe(84 / 4 + 2 * 30);
    expect((await exported()).stderr).toMatch(/no run.*"offset"/s);
  });

  it('writes the marked points of such a pair', async () => {
    for (const format of ['csv', 'coco', 'cvat', 'dlc']) {
      const out = inFolder(`hand.${format}`);
      expect((await tandem('export', inFolder('by-hand.tandem'), '--format', format, '--out', out)).code).toBe(0);
      expect(await readFile(out, 'utf8')).toContain('left_wrist');
    }
  });

  it('says that a project is not there', async () => {
    const { code, stderr } = await tandem(
      'export',
      inFolder('none.tandem'),
      '--format',
      'csv',
      '--out',
      inFolder('none.csv'),
    );
    expect([code, existsSync(inFolder('none.csv'))]).toEqual([1, false]);
    expect(stderr).toContain('none.tandem');
  });
});

describe('tandem evaluate', () => {
  it('scores all methods on a dataset, with a table and a report', async () => {
    const file = path.join(DEMO, 'demo-dataset.json');
    const { clips } = datasetFileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    const methods = 'auto,st-match,ants,nn+space,dtw+space';
    const { code, stdout } = await tandem('evaluate', file, '--methods', methods, '--out', inFolder('report.json'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/dtw\+space\s+\d/);
    const report = evaluationReportSchema.parse(JSON.parse(await readFile(inFolder('report.json'), 'utf8')));
    expect(report).toMatchObject({ pairs: clips.length * (clips.length - 1), keypoints: '13+3', pose: true });
    const [auto] = report.methods;
    expect(auto!.sets[0]!.all.overPoints.t3).toBeGreaterThan(85);
  }, 120_000);

  it('refuses a dataset whose clip is another file', async () => {
    const dataset = JSON.parse(await readFile(path.join(DEMO, 'demo-dataset.json'), 'utf8'));
    for (const clip of dataset.clips) clip.file = path.join(DEMO, clip.file);
    dataset.clips[0].frames = 50;
    await writeFile(inFolder('other.json'), JSON.stringify(dataset));
    const { code, stderr } = await tandem('evaluate', inFolder('other.json'), '--methods', 'auto');
    expect(code).toBe(1);
    expect(stderr).toContain('50 frames');
  });
});

describe('tandem probe, table, frame, models, doctor', () => {
  it('says of every file what it is, and of a bad one why', async () => {
    await writeFile(inFolder('text.mp4'), 'This is no video.');
    const { code, stdout } = await tandem('probe', SOURCE, inFolder('text.mp4'), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      {
        file: SOURCE,
        width: 960,
        height: 540,
        frames: 84,
        duration: 2.8,
        fps: 30,
        vfr: false,
        codec: 'h264',
        rotation: 0,
      },
      { file: inFolder('text.mp4'), error: { code: 'not-a-video' } },
    ]);
  });

  it('prints the frame table', async () => {
    const table = JSON.parse((await tandem('table', TARGET)).stdout);
    expect(table).toMatchObject({ file: 'golfer-b.mp4', timeBase: [1, 15360] });
    expect(table.frames).toHaveLength(105);
    expect(table.frames[3]).toEqual({ index: 3, pts: 1536, seconds: 0.1 });
  });

  it('writes frames as PNG and refuses frames that are not there', async () => {
    const { code, stdout } = await tandem('frame', SOURCE, '--index', '0,83', '--out', inFolder('frames'), '--json');
    expect(code).toBe(0);
    const [first] = JSON.parse(stdout);
    const png = await readFile(first.file);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([960, 540]);
    expect((await tandem('frame', SOURCE, '--index', '84', '--out', inFolder('frames'))).code).toBe(1);
  });

  it('finds the packs intact, and everything that a job needs', async () => {
    expect((await tandem('models', 'verify')).code).toBe(0);
    const names = JSON.parse((await tandem('models', 'list', '--json')).stdout).map(
      ({ name }: { name: string }) => name,
    );
    expect(names.toSorted()).toEqual(['movenet-lightning', 'st-r2plus1d18']);
    expect((await tandem('doctor')).code).toBe(0);
  });
});
