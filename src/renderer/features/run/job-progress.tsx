import { useEffect, useRef, useState } from 'react';
import type { Job } from '../../../contract/jobs.ts';
import { type Sighting, secondsLeft } from '../../studio/pace.ts';
import { countText, stageText } from '../../studio/stage-text.ts';
import { Button } from '../../ui/button.tsx';
import { formatElapsed } from '../../ui/format.ts';
import { t } from '../../ui/i18n.ts';
import { Icon } from '../../ui/icons.tsx';
import { Meter } from '../../ui/meter.tsx';

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
      <Meter fraction={fraction} label={t('run.progress', { stage: stageText(job) })} />
      <p className="job-detail numbers">
        <span>{progress ? countText(progress) : t('run.stage.starting')}</span>
        <span>
          {job.startedAt !== null && formatElapsed(Math.max(0, now - job.startedAt) / 1000)}
          {left !== null && left >= 1 && ` · ${t('run.left', { seconds: Math.ceil(left) })}`}
        </span>
      </p>
      <Button aria-keyshortcuts="Escape" title={t('run.cancel.tip')} onClick={onCancel}>
        <Icon name="stop" />
        {t('studio.cancel')}
        <span className="key" aria-hidden="true">
          Esc
        </span>
      </Button>
    </div>
  );
}

function useNow(intervalMilliseconds: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), intervalMilliseconds);
    return () => clearInterval(timer);
  }, [intervalMilliseconds]);
  return Math.max(now, Date.now());
}
