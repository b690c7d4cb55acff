import { describe, expect, it, vi } from 'vitest';
import type { Job } from '../../contract/jobs.ts';
import type { EventData, EventName } from '../../contract/routes.ts';
import { tellOfEndedJobs } from './job-notification.ts';

const JOB: Job = {
  id: 'job',
  label: 'Align a.mp4 with b.mp4',
  state: 'running',
  progress: null,
  queuedAt: 0,
  startedAt: 1000,
  endedAt: null,
  error: null,
};

function telling(isAway = true) {
  let hear: (job: Job) => void = () => {};
  const on = <E extends EventName>(_: E, listener: (data: EventData<E>) => void) => {
    hear = listener as (job: Job) => void;
    return () => {};
  };
  const tell = vi.fn();
  tellOfEndedJobs({ on }, { isAway: () => isAway, tell });
  return { hear: (change: Partial<Job>) => hear({ ...JOB, ...change }), tell };
}

describe('a notification of ended work', () => {
  it('comes once for long work that ended or failed while the window was not looked at', () => {
    const { hear, tell } = telling();
    hear({});
    hear({ state: 'done', endedAt: 76_500 });
    hear({ state: 'done', endedAt: 76_500 });
    expect(tell.mock.calls).toEqual([['Align a.mp4 with b.mp4: done', 'took 1:15']]);
    hear({ id: 'other' });
    hear({ id: 'other', state: 'failed', endedAt: 31_000 });
    expect(tell).toHaveBeenLastCalledWith('Align a.mp4 with b.mp4: failed', 'took 30 s');
  });

  it('does not come for short work, for what the user cancelled, for old news, nor to somebody who looks on', () => {
    const { hear, tell } = telling();
    hear({});
    hear({ state: 'done', endedAt: 5000 });
    hear({ id: 'stopped' });
    hear({ id: 'stopped', state: 'cancelled', endedAt: 60_000 });
    hear({ id: 'of the time before', state: 'done', endedAt: 60_000 });
    expect(tell).not.toHaveBeenCalled();
    const looking = telling(false);
    looking.hear({});
    looking.hear({ state: 'done', endedAt: 60_000 });
    expect(looking.tell).not.toHaveBeenCalled();
  });
});
