import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Job } from '../../../contract/jobs.ts';
import type { DeviceReport } from '../../../contract/status.ts';
import { countText, stageText } from '../../studio/stage-text.ts';
import { Button } from '../../ui/button.tsx';
import { CopyReport } from '../../ui/copy-report.tsx';
import { formatElapsed } from '../../ui/format.ts';
import { t, useLanguage } from '../../ui/i18n.ts';
import { Icon } from '../../ui/icons.tsx';
import { Meter } from '../../ui/meter.tsx';
import { fractionOf, type JobList, type ListedJob, perSecond, stageSecondsLeft } from './job-list.ts';
import './jobs.css';

/** What the engine works on and what it has done: phase, share, pace, time left, device; each can be cancelled, a failure reported. */
export function JobsPanel({
  list,
  device,
  onCancel,
}: {
  list: JobList;
  device: DeviceReport | null;
  onCancel: (jobId: string) => void;
}) {
  useLanguage();
  const jobs = useSyncExternalStore(list.subscribe, () => list.jobs);
  const isWorking = jobs.some(({ job }) => job.endedAt === null);
  const now = useNow(isWorking);
  if (jobs.length === 0) return <p className="jobs-empty">{t('jobs.empty')}</p>;
  return (
    <div className="jobs">
      <ul>
        {jobs.map((listed) => (
          <JobCard key={listed.job.id} listed={listed} device={device} now={now} onCancel={onCancel} />
        ))}
      </ul>
      {jobs.some(({ job }) => job.endedAt !== null) && (
        <Button small look="quiet" onClick={() => list.clearEnded()}>
          {t('jobs.clear')}
        </Button>
      )}
    </div>
  );
}

function JobCard({
  listed,
  device,
  now,
  onCancel,
}: {
  listed: ListedJob;
  device: DeviceReport | null;
  now: number;
  onCancel: (jobId: string) => void;
}) {
  const { job } = listed;
  const isEnded = job.endedAt !== null;
  const fraction = fractionOf(job);
  return (
    <li className={`job-card ${job.state}`}>
      <p className="job-title">
        <strong>{job.label}</strong>
        <span>{t(`jobs.state.${job.state}`)}</span>
      </p>
      {!isEnded && (
        <>
          <p className="job-line numbers">
            <span>{stageText(job)}</span>
            {fraction !== null && <span>{Math.floor(fraction * 100)} %</span>}
          </p>
          <Meter fraction={fraction} label={t('jobs.progress', { job: job.label })} />
        </>
      )}
      <p className="job-line numbers">
        <span>{facts(listed, device, now).join(' · ')}</span>
        {!isEnded && (
          <Button small aria-label={t('jobs.cancel', { job: job.label })} onClick={() => onCancel(job.id)}>
            <Icon name="stop" />
            {t('studio.cancel')}
          </Button>
        )}
      </p>
      {job.error && (
        <div className="job-error">
          <p>{job.error.message}</p>
          {job.error.hint && <p>{job.error.hint}</p>}
          <CopyReport title={job.label} error={job.error} />
        </div>
      )}
    </li>
  );
}

function facts(listed: ListedJob, device: DeviceReport | null, now: number): string[] {
  const { job } = listed;
  const took = tookSeconds(job, now);
  const pace = perSecond(listed);
  const left = stageSecondsLeft(listed, now);
  if (job.endedAt !== null) return took === null ? [] : [t('jobs.took', { time: formatElapsed(took) })];
  return [
    job.progress && countText(job.progress),
    pace === null ? null : t('jobs.pace', { rate: pace.toFixed(1), unit: job.progress!.unit }),
    left !== null && left >= 1 ? t('jobs.left', { time: formatElapsed(left) }) : null,
    device?.chosen.toUpperCase(),
    took === null ? null : formatElapsed(took),
  ].filter((fact) => typeof fact === 'string');
}

function tookSeconds({ startedAt, endedAt }: Job, now: number): number | null {
  return startedAt === null ? null : Math.max(0, (endedAt ?? now) - startedAt) / 1000;
}

/** The time, every half second while something runs. */
function useNow(runs: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [runs]);
  return now;
}
