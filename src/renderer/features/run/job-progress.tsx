import { useEffect, useRef, useState } from 'react';
import type { Job } from '../../../contract/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { formatElapsed } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { Meter } from '../../ui/meter.tsx';
import { type Sighting, secondsLeft } from './pace.ts';

/** A job that is under way: what it does, how far it is, how long it will take, and the way to stop it. */
export function JobProgress({ job, onCancel }: { job: Job; onCancel: () => void }) {
  const now = useNow(500);
  const stage = useRef<{ first: Sighting; latest: Sighting } | null>(null);
  const { progress } = job;
  if (progress && stage.current?.latest.progress !== progress) {
    const sighting = { progress, at: now };
    const same = stage.current?.first.progress.stage === progress.stage;
    stage.current = { first: same && stage.current ? stage.current.first : sighting, latest: sighting };
  }
  const left = stage.current && secondsLeft(stage.current.first, stage.current.latest, now);
  const fraction = progress && progress.total > 0 ? progress.done / progress.total : null;
  return (
    <div className="job-progress">
      <p className="job-stage numbers">
        <strong>{stageText(job)}</strong>
        {fraction !== null && <span>{Math.floor(fraction * 100)} %</span>}
      </p>
      <Meter fraction={fraction} label={`Progress: ${stageText(job)}`} />
      <p className="job-detail numbers">
        <span>{progress ? `${Math.floor(progress.done)} of ${progress.total} ${progress.unit}` : 'Getting ready'}</span>
        <span>
          {job.startedAt !== null && formatElapsed(Math.max(0, now - job.startedAt) / 1000)}
          {left !== null && left >= 1 && ` · about ${Math.ceil(left)} s left in this step`}
        </span>
      </p>
      <Button onClick={onCancel}>
        <Icon name="stop" />
        Cancel
      </Button>
    </div>
  );
}

/** The stage of a job for people: its first letter large. */
export function stageText(job: Job): string {
  if (job.state === 'queued') return 'Waiting for the job before it';
  const stage = job.progress?.stage ?? 'starting';
  return stage.charAt(0).toUpperCase() + stage.slice(1);
}

function useNow(intervalMilliseconds: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), intervalMilliseconds);
    return () => clearInterval(timer);
  }, [intervalMilliseconds]);
  return Math.max(now, Date.now());
}
