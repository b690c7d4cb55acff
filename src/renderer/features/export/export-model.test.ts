import { describe, expect, it } from 'vitest';
import { TandemError } from '../../../contract/errors.ts';
import { dataWishSchema } from '../../../contract/export.ts';
import type { Job } from '../../../contract/jobs.ts';
import type { ExportPlace } from '../../bridge/exports.ts';
import type { StudioBridge } from '../../bridge/studio-bridge.ts';
import { ExportModel } from './export-model.ts';

const wish = dataWishSchema.parse({ format: 'csv' });
const job = (change: Partial<Job> = {}): Job => ({
  ...{ id: 'j1', label: 'Export', state: 'running', progress: null },
  ...{ queuedAt: 0, startedAt: 0, endedAt: null, error: null },
  ...change,
});
const result = { folder: '0123456789abcdef', files: [{ name: 'a.csv', sizeBytes: 3 }] };

/** A bridge whose engine answers with this job, and a place that remembers what was delivered. */
function setUp({ answer = job(), place = true }: { answer?: Job | Error; place?: boolean } = {}) {
  const asked: string[] = [];
  let tell: (job: Job) => void = () => {};
  const bridge = {
    request: async (route: string, input: unknown) => {
      asked.push(`${route} ${JSON.stringify(input)}`);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    on: (_name: string, listener: (job: Job) => void) => {
      tell = listener;
      return () => {};
    },
  } as unknown as StudioBridge;
  const chosen: ExportPlace = {
    name: 'chosen',
    deliver: async ({ files }) => ({ kind: 'saved', files: files.map(({ name }) => name), show: () => {} }),
  };
  const model = new ExportModel(bridge, async (file) => {
    asked.push(`place ${file}`);
    return place ? chosen : null;
  });
  return { model, asked, tell: (change: Partial<Job>) => tell(job(change)) };
}

/** Lets what was resolved go on. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('an export', () => {
  it('asks where to, follows the job and delivers the files', async () => {
    const { model, asked, tell } = setUp();
    await model.start('swing', wish);
    expect(asked).toEqual(['place swing.csv', `export.start ${JSON.stringify({ name: 'chosen', wish })}`]);
    expect(model.state).toMatchObject({ stage: 'working', job: { id: 'j1' } });
    tell({ id: 'other', state: 'failed' });
    tell({ progress: { stage: 'write', done: 1, total: 2, unit: 'files' } });
    expect(model.state).toMatchObject({ stage: 'working', job: { progress: { done: 1 } } });
    tell({ state: 'done', result });
    await settled();
    expect(model.state).toMatchObject({ stage: 'done', delivery: { files: ['a.csv'] } });
  });

  it('is not started when no place is chosen', async () => {
    const { model, asked } = setUp({ place: false });
    await model.start('swing', wish);
    expect(asked).toEqual(['place swing.csv']);
    expect(model.state.stage).toBe('idle');
  });

  it('can be cancelled, and made again', async () => {
    const { model, asked, tell } = setUp();
    await model.start('swing', wish);
    await model.start('swing', wish);
    await model.cancel();
    expect(asked.map((each) => each.split(' ')[0])).toEqual(['place', 'export.start', 'jobs.cancel']);
    tell({ state: 'cancelled' });
    expect(model.state.stage).toBe('cancelled');
    await model.start('swing', wish);
    expect(model.state.stage).toBe('working');
  });

  it('says why it failed', async () => {
    const refused = setUp({ answer: new TandemError('engine-lost', 'Gone.') });
    await refused.model.start('swing', wish);
    expect(refused.model.state).toMatchObject({ stage: 'failed', error: { code: 'engine-lost' } });
    const broken = setUp();
    await broken.model.start('swing', wish);
    broken.tell({ state: 'failed', error: { code: 'export-failed', message: 'Disk full.' } });
    expect(broken.model.state).toMatchObject({ stage: 'failed', error: { message: 'Disk full.' } });
  });
});
