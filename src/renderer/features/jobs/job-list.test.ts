import { expect, it, vi } from 'vitest';
import type { Job } from '../../../contract/jobs.ts';
import { fractionOf, JobList, perSecond, stageSecondsLeft } from './job-list.ts';

const job = (id: string, more: Partial<Job> = {}): Job => ({
  id,
  label: `Job ${id}`,
  state: 'running',
  progress: null,
  queuedAt: 0,
  startedAt: 0,
  endedAt: null,
  error: null,
  ...more,
});
const at = (stage: string, done: number) => ({ stage, done, total: 100, unit: 'frames' });

function list(known: Job[] = []) {
  let hear = (_: Job): void => {};
  let connect = (_: boolean): void => {};
  let now = 0;
  const bridge = {
    on: (_: string, listener: (job: Job) => void) => {
      hear = listener;
      return () => {};
    },
    onConnection: (listener: (connected: boolean) => void) => {
      connect = listener;
      return () => {};
    },
    request: async () => known,
  } as unknown as ConstructorParameters<typeof JobList>[0];
  const jobs = new JobList(bridge, () => now);
  return { jobs, hear: (each: Job) => hear(each), connect: () => connect(true), pass: (ms: number) => (now += ms) };
}

it('lists the newest job first, and those of before the window was there', async () => {
  const { jobs, hear, connect } = list([job('a', { state: 'done', endedAt: 5 })]);
  connect();
  await vi.waitFor(() => expect(jobs.jobs).toHaveLength(1));
  hear(job('b'));
  expect(jobs.jobs.map((each) => each.job.id)).toEqual(['b', 'a']);
  // What came late about a job that has ended is old.
  hear(job('a'));
  expect(jobs.jobs[1]?.job.state).toBe('done');
  jobs.clearEnded();
  expect(jobs.jobs.map((each) => each.job.id)).toEqual(['b']);
});

it('tells the pace of the stage, not of the job', () => {
  const { jobs, hear, pass } = list();
  hear(job('a', { progress: at('search', 10) }));
  expect(perSecond(jobs.jobs[0]!)).toBeNull();
  pass(2000);
  hear(job('a', { progress: at('search', 50) }));
  const [listed] = jobs.jobs;
  expect(fractionOf(listed!.job)).toBe(0.5);
  expect(perSecond(listed!)).toBe(20);
  expect(stageSecondsLeft(listed!, 2000)).toBe(2.5);
  hear(job('a', { progress: at('pose', 0) }));
  expect(perSecond(jobs.jobs[0]!)).toBeNull();
});

it('keeps what runs, and of what has ended only the latest', () => {
  const { jobs, hear } = list();
  hear(job('first'));
  for (let index = 0; index < 20; index += 1) hear(job(String(index), { state: 'done', endedAt: index }));
  expect(jobs.jobs).toHaveLength(13);
  expect(jobs.jobs.at(-1)?.job.id).toBe('first');
});
