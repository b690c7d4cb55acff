import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TandemError } from '../../contract/errors.ts';
import type { Job, JobPolicy, ReportProgress } from '../../contract/jobs.ts';
import { JobQueue } from './job-queue.ts';

/** Work that a test ends by hand; `obedient` work stops when it is aborted. */
function work(key: string, policy: JobPolicy = 'queue', obedient = true) {
  const gate = Promise.withResolvers<unknown>();
  const started = Promise.withResolvers<ReportProgress>();
  let runs = 0;
  const run = (signal: AbortSignal, report: ReportProgress) => {
    runs += 1;
    started.resolve(report);
    if (obedient) signal.addEventListener('abort', () => gate.reject(signal.reason), { once: true });
    return gate.promise;
  };
  return { spec: { key, label: key, policy, run }, gate, started: started.promise, runs: () => runs };
}

describe('JobQueue', () => {
  let now = 1000;
  let queue: JobQueue;
  let seen: Job[];

  beforeEach(() => {
    now = 1000;
    queue = new JobQueue({ now: () => now });
    seen = [];
    queue.onChange((job) => seen.push(job));
  });
  afterEach(() => vi.useRealTimers());

  it('runs a job to its result and tells every state with its time', async () => {
    const one = work('a');
    const { id } = queue.submit(one.spec);
    await one.started;
    now = 1500;
    one.gate.resolve(42);
    const job = await queue.ended(id);
    expect(job).toMatchObject({
      state: 'done',
      result: 42,
      queuedAt: 1000,
      startedAt: 1000,
      endedAt: 1500,
      error: null,
    });
    expect(seen.map(({ state }) => state)).toEqual(['queued', 'running', 'done']);
  });

  it('shows what is found so far, and only while the job runs', async () => {
    const gate = Promise.withResolvers<number>();
    const shown = Promise.withResolvers<(partial: unknown) => void>();
    const { id } = queue.submit({
      ...{ key: 'a', label: 'a', policy: 'queue' },
      run: (_signal, _report, show) => {
        shown.resolve(show);
        return gate.promise;
      },
    });
    const show = await shown.promise;
    show([1]);
    show([1, 2]);
    expect(queue.get(id)).toMatchObject({ state: 'running', partial: [1, 2] });
    gate.resolve(3);
    const job = await queue.ended(id);
    show([1, 2, 3]);
    expect(job).toMatchObject({ state: 'done', result: 3 });
    expect(queue.get(id).partial).toBeUndefined();
    expect(seen.map(({ partial }) => partial)).toEqual([undefined, undefined, [1], [1, 2], undefined]);
  });

  it('turns a thrown error into data', async () => {
    const one = work('a');
    const { id } = queue.submit(one.spec);
    one.gate.reject(new TandemError('file-empty', 'a.mp4 has no bytes.', { hint: 'Copy it again.' }));
    const job = await queue.ended(id);
    expect(job.state).toBe('failed');
    expect(job.error).toEqual({ code: 'file-empty', message: 'a.mp4 has no bytes.', hint: 'Copy it again.' });
  });

  it('runs one job at a time, in order, and goes on after a failure', async () => {
    const [one, two] = [work('a'), work('b')];
    const first = queue.submit(one.spec);
    const second = queue.submit(two.spec);
    await one.started;
    expect(queue.get(second.id).state).toBe('queued');
    expect(two.runs()).toBe(0);
    one.gate.reject(new Error('broken'));
    await two.started;
    expect(queue.get(first.id)).toMatchObject({ state: 'failed', error: { code: 'internal', message: 'broken' } });
    two.gate.resolve('fine');
    expect((await queue.ended(second.id)).result).toBe('fine');
  });

  it('joins: the second wish gets the job of the first', async () => {
    const [one, two] = [work('a', 'join'), work('a', 'join')];
    const first = queue.submit(one.spec);
    expect(queue.submit(two.spec).id).toBe(first.id);
    one.gate.resolve(1);
    await queue.ended(first.id);
    expect(two.runs()).toBe(0);
    expect(queue.submit(two.spec).id).not.toBe(first.id);
  });

  it('replaces: the first job is cancelled, the second runs after it has stopped', async () => {
    const [one, two] = [work('a'), work('a', 'replace')];
    const first = queue.submit(one.spec);
    await one.started;
    const second = queue.submit(two.spec);
    await two.started;
    expect(queue.get(first.id)).toMatchObject({ state: 'cancelled', error: null });
    two.gate.resolve(2);
    expect(await queue.ended(second.id)).toMatchObject({ state: 'done', result: 2 });
  });

  it('cancels a queued job at once, without ever running it', async () => {
    const [one, two] = [work('a'), work('b')];
    queue.submit(one.spec);
    const second = queue.submit(two.spec);
    expect(queue.cancel(second.id)).toMatchObject({ state: 'cancelled', error: null });
    one.gate.resolve(0);
    await queue.close();
    expect(two.runs()).toBe(0);
  });

  it('shows deaf work as cancelled within a second, keeps its late result out, and gives the device only when it has stopped', async () => {
    vi.useFakeTimers();
    const [deaf, next] = [work('a', 'queue', false), work('b')];
    const first = queue.submit(deaf.spec);
    queue.submit(next.spec);
    await deaf.started;
    queue.cancel(first.id);
    expect(queue.get(first.id).state).toBe('running');
    await vi.advanceTimersByTimeAsync(1000);
    expect(queue.get(first.id)).toMatchObject({ state: 'cancelled', error: null });
    expect(next.runs()).toBe(0);
    deaf.gate.resolve('too late');
    await next.started;
    expect(queue.get(first.id)).not.toHaveProperty('result');
  });

  it('never lets progress fall within a stage, and drops reports that come after the end', async () => {
    const one = work('a');
    const { id } = queue.submit(one.spec);
    const report = await one.started;
    for (const done of [1, 5, 3, 8]) {
      now += 100;
      report({ stage: 'decode', done, total: 10, unit: 'frames' });
    }
    report({ stage: 'match', done: 0, total: 2, unit: 'points' });
    one.gate.resolve(null);
    await queue.ended(id);
    report({ stage: 'match', done: 2, total: 2, unit: 'points' });
    const told = seen.flatMap(({ state, progress }) => (state === 'running' && progress ? [progress] : []));
    expect(told.map(({ stage, done }) => `${stage} ${done}`)).toEqual([
      'decode 1',
      'decode 5',
      'decode 5',
      'decode 8',
      'match 0',
    ]);
    expect(queue.get(id).progress?.stage).toBe('match');
    expect(queue.get(id).progress?.done).toBe(0);
  });

  it('does not tell every single step of fast progress, but the newest is there when asked for', async () => {
    const one = work('a');
    const { id } = queue.submit(one.spec);
    const report = await one.started;
    seen = [];
    for (let done = 0; done < 1000; done++) report({ stage: 'decode', done, total: 1000, unit: 'frames' });
    expect(seen.length).toBe(1);
    expect(queue.get(id).progress?.done).toBe(999);
  });

  it('remembers the latest twenty ended jobs', async () => {
    for (let count = 0; count < 25; count++) {
      const one = work(`job ${count}`);
      one.gate.resolve(count);
      await queue.ended(queue.submit(one.spec).id);
    }
    expect(queue.list().map(({ result }) => result)).toEqual(Array.from({ length: 20 }, (_, index) => index + 5));
  });

  it('says so when a job is unknown', () => {
    expect(() => queue.cancel('nothing')).toThrow(expect.objectContaining({ code: 'job-unknown' }));
  });

  it('ends everything when it closes', async () => {
    const [one, two] = [work('a'), work('b')];
    queue.submit(one.spec);
    queue.submit(two.spec);
    await one.started;
    await queue.close();
    expect(queue.list().map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  });
});
