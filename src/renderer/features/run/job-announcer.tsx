import type { Job } from '../../../contract/jobs.ts';
import { stageText } from './job-progress.tsx';

/** Tells a screen reader how a job goes: its stages and its end, not every frame. */
export function JobAnnouncer({ job }: { job: Job | null }) {
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {job && announcement(job)}
    </p>
  );
}

function announcement(job: Job): string {
  if (job.state === 'done') return `${job.label}: done.`;
  if (job.state === 'cancelled') return `${job.label}: cancelled.`;
  if (job.state === 'failed') return `${job.label}: failed.`;
  return `${job.label}: ${stageText(job)}.`;
}
