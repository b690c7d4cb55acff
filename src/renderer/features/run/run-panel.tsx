import { useId, useState } from 'react';
import type { Queries } from '../../../contract/align.ts';
import type { Job } from '../../../contract/jobs.ts';
import type { Media } from '../../../contract/media.ts';
import { METHOD_FAMILY, METHODS, type Method } from '../../../contract/methods.ts';
import type { Moment } from '../../../contract/moments.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { JobAnnouncer } from './job-announcer.tsx';
import { JobProgress } from './job-progress.tsx';
import { QueryChoice } from './query-choice.tsx';
import { parseFrames, proposedFrames } from './query-frames.ts';
import './run.css';

const METHOD_NAMES: Readonly<Record<Method, string>> = {
  auto: 'Auto (recommended)',
  'st-match': 'ST-Match',
  ants: 'ANTs',
  'nn+space': 'Nearest frame, then place',
  'dtw+space': 'Time warp, then place',
};

/** What the panel shows and asks for. */
export interface RunPanelProps {
  readonly source: Media | null;
  readonly target: Media | null;
  /** Points marked in the source clip. */
  readonly marked: readonly Moment[];
  readonly job: Job | null;
  readonly engineReady: boolean;
  onRun(settings: { method: Method; queries: Queries; pose: boolean }): void;
  onCancel(): void;
}

/** Chooses how the pair is to be aligned, starts it and follows it. */
export function RunPanel(props: RunPanelProps) {
  const { source, target, marked, job, engineReady, onRun, onCancel } = props;
  const [method, setMethod] = useState<Method>('auto');
  const [pose, setPose] = useState(true);
  const [wantsJoints, setWantsJoints] = useState(false);
  const [typed, setTyped] = useState<{ readonly of: string; readonly text: string } | null>(null);
  const id = useId();

  const useJoints = wantsJoints || marked.length === 0;
  const proposal = source ? proposedFrames(source.info.frames).join(', ') : '';
  const text = typed && typed.of === source?.id ? typed.text : proposal;
  const frames = source ? parseFrames(text, source.info.frames) : null;
  const problem = useJoints && frames && 'problem' in frames ? frames.problem : null;
  const running = job !== null && job.endedAt === null;
  const missing = whatIsMissing(props);

  const run = () => {
    if (!useJoints) onRun({ method, pose, queries: { moments: [...marked] } });
    else if (frames && 'frames' in frames) onRun({ method, pose, queries: { suggestAt: frames.frames } });
  };
  return (
    <section className="run panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Alignment</h2>
      <label className="field">
        <span>Method</span>
        <select value={method} onChange={(event) => setMethod(event.target.value as Method)}>
          {METHODS.map((each) => (
            <option key={each} value={each}>
              {METHOD_NAMES[each]}
            </option>
          ))}
        </select>
        <small>
          {METHOD_FAMILY[method] === 'joint' ? 'Finds time and place together' : 'Finds the time first, then the place'}
        </small>
      </label>
      <QueryChoice
        marked={marked}
        useJoints={useJoints}
        text={text}
        problem={problem}
        enabled={source !== null}
        onUseJoints={setWantsJoints}
        onText={(value) => source && setTyped({ of: source.id, text: value })}
      />
      <label className="check">
        <input type="checkbox" checked={pose} onChange={(event) => setPose(event.target.checked)} />
        <span>
          Use body pose
          <small>Helps with joints; leave it out for scenes without people</small>
        </span>
      </label>
      {running ? (
        <JobProgress job={job} onCancel={onCancel} />
      ) : (
        <>
          <Button look="primary" disabled={missing !== null || problem !== null || !engineReady} onClick={run}>
            <Icon name="play" />
            Run alignment
          </Button>
          <p className="run-state">{missing ?? endText(job, source, target)}</p>
        </>
      )}
      <JobAnnouncer job={job} />
    </section>
  );
}

function whatIsMissing({ source, target }: RunPanelProps): string | null {
  if (!source && !target) return 'Open a source and a target clip first.';
  if (!source) return 'Open a source clip first.';
  if (!target) return 'Open a target clip first.';
  return null;
}

function endText(job: Job | null, source: Media | null, target: Media | null): string {
  if (job?.state === 'cancelled') return 'Cancelled. Nothing was changed.';
  if (job?.state === 'failed') return 'The last run failed; see the message.';
  return source && target && source.id === target.id ? 'Source and target are the same clip.' : '';
}
