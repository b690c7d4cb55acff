import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EvaluationReport, evaluationReportSchema } from '../contract/evaluation.ts';
import { ROOT, runTandem } from './testing/run-tandem.ts';

const FOOTAGE = path.resolve(ROOT, '../shared/footage');
const PRESENT = existsSync(path.join(FOOTAGE, 'dataset.json'));
if (!PRESENT) console.info('../shared/footage is absent: the figures of the reference table are not checked.');

/** Our methods by the table's names, our sets in the order of its columns. */
const METHODS = {
  auto: 'auto',
  'st-MATCH': 'st-match',
  ANTs: 'ants',
  'NN+2D': 'nn+space',
  'DTW+2D': 'dtw+space',
} as const;
const SETS = ['golf_swing, same view', 'golf_swing, different views', 'baseball_pitch', 'tennis_serve'];

/** The one figure that is further away than a point, as the README says: [pose, method, set, k]. */
const EXCEPTION = 'on auto baseball_pitch T@1';

/** T@1, T@3, T@5 of the reference by `pose method set`. */
async function referenceFigures(): Promise<Map<string, number[]>> {
  const figures = new Map<string, number[]>();
  let pose = '';
  for (const line of (await readFile(path.join(FOOTAGE, 'reference-table.md'), 'utf8')).split('\n')) {
    if (line.startsWith('RGB')) pose = line.startsWith('RGB + pose') ? 'on' : 'off';
    const [, name, ...cells] = line.split('|').map((cell) => cell.trim());
    const method = METHODS[name as keyof typeof METHODS];
    if (method === undefined) continue;
    SETS.forEach((set, column) => {
      figures.set(`${pose} ${method} ${set}`, cells[column]!.match(/\d+\.\d/g)!.map(Number));
    });
  }
  return figures;
}

/** One cache for both: the persons are followed once. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tandem-reference-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(!PRESENT).each(['on', 'off'])('tandem evaluate on real clips, pose %s', (pose) => {
  let report: EvaluationReport;

  beforeAll(async () => {
    const wishes = ['--methods', Object.values(METHODS).join(','), '--pose', pose, '--json'];
    const { stdout } = await runTandem(['evaluate', path.join(FOOTAGE, 'dataset.json'), ...wishes], folder);
    report = evaluationReportSchema.parse(JSON.parse(stdout));
  }, 600_000);

  it('comes within a point of the reference table', async () => {
    const reference = await referenceFigures();
    expect(reference.size).toBe(2 * 5 * 4);
    expect(report.pairs).toBe(56);
    const tooFar: string[] = [];
    for (const { method, sets } of report.methods) {
      for (const name of SETS) {
        const { t1, t3, t5 } = sets.find((set) => set.name === name)!.all.overPoints;
        [t1, t3, t5].forEach((ours, k) => {
          // The table is rounded to a tenth.
          const away = Math.abs(ours - reference.get(`${pose} ${method} ${name}`)![k]!);
          if (away > 1.05) tooFar.push(`${pose} ${method} ${name} T@${2 * k + 1}`);
        });
      }
    }
    expect(tooFar.filter((figure) => figure !== EXCEPTION)).toEqual([]);
  });
});
