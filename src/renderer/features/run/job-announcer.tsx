import type { Job } from '../../../contract/jobs.ts';
import { stageText } from '../../studio/stage-text.ts';
import { t } from '../../ui/i18n.ts';

/** Tells a screen reader how a job goes: its stages and its end, not every frame. */
export function JobAnnouncer({ job }: { job: Job | null }) {
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {job && announcement(job)}
    </p>
  );
}

function announcement(job: Job): string {
  if (job.state === 'queued' || job.state === 'running') return `${job.label}: ${stageText(job)}.`;
  return t(`run.announce.${job.state}`, { job: job.label });
}
