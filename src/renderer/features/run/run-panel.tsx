import { useId } from 'react';
import type { Job } from '../../../contract/jobs.ts';
import { shortcutsOf, useBindings } from '../../commands/bindings.ts';
import { commandWords, keyHint } from '../../commands/command-button.tsx';
import { Keys } from '../../commands/keys.tsx';
import {
  type RunContext,
  type RunWish,
  rangeOf,
  runProblem,
  runSettings,
  runWish,
  useRunSettings,
} from '../../studio/run-settings.ts';
import { Button } from '../../ui/button.tsx';
import { t, useLanguage } from '../../ui/i18n.ts';
import { Icon } from '../../ui/icons.tsx';
import { DeviceField } from './device-field.tsx';
import { JobAnnouncer } from './job-announcer.tsx';
import { JobProgress } from './job-progress.tsx';
import { MethodsField } from './methods-field.tsx';
import { QueryChoice } from './query-choice.tsx';
import './run.css';

/** What the panel shows and asks for; the choices themselves lie in `studio/run-settings.ts`, where the command of R finds them too. */
export interface RunPanelProps extends RunContext {
  /** The job of the pair: running, or the last one. */
  readonly job: Job | null;
  onRun(wish: RunWish): void;
  onCancel(): void;
}

/** Chooses how the pair is to be aligned, starts it and follows it. */
export function RunPanel(props: RunPanelProps) {
  const { source, target, marked, job, device, onRun, onCancel } = props;
  useLanguage();
  useBindings();
  const [shortcut] = shortcutsOf('run');
  const settings = useRunSettings((state) => state);
  const id = useId();
  const running = job !== null && job.endedAt === null;
  const problem = runProblem(settings, props);

  const run = () => {
    const wish = runWish(runSettings.getState(), props);
    if (wish) onRun(wish);
  };
  return (
    <section className="run" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="visually-hidden">
        {t('run.title')}
      </h2>
      <div className="run-choices">
        <MethodsField methods={settings.methods} onToggle={settings.toggleMethod} />
        <QueryChoice settings={settings} source={source} marked={marked} onChange={settings.set} />
        <fieldset className="field">
          <legend>{t('run.range')}</legend>
          <dl className="run-ranges numbers">
            {(['source', 'target'] as const).map((role) => (
              <div key={role} className={role}>
                <dt>{t(`studio.${role}`)}</dt>
                <dd>{rangeText(role === 'source' ? source : target)}</dd>
              </div>
            ))}
          </dl>
        </fieldset>
        <label className="check">
          <input
            type="checkbox"
            checked={settings.pose}
            onChange={({ target: { checked } }) => settings.set({ pose: checked })}
          />
          <span>
            {t('run.pose')}
            <small>{t('run.pose.hint')}</small>
          </span>
        </label>
        <label className="field">
          <span>{t('run.mirror')}</span>
          <select
            value={settings.mirror}
            onChange={({ target: { value } }) => settings.set({ mirror: value as RunWish['mirror'] })}
          >
            {(['auto', 'on', 'off'] as const).map((each) => (
              <option key={each} value={each}>
                {t(`run.mirror.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <DeviceField choice={settings.device} report={device} onChange={(choice) => settings.set({ device: choice })} />
      </div>
      <div className="run-action">
        {running ? (
          <JobProgress job={job} onCancel={onCancel} />
        ) : (
          <>
            <Button
              look="primary"
              disabled={problem !== null}
              aria-describedby={`${id}-state`}
              aria-keyshortcuts={commandWords('run').shortcuts}
              title={t('run.start.tip') + keyHint('run')}
              onClick={run}
            >
              <Icon name="play" />
              {t('run.start')}
              {shortcut && (
                <span aria-hidden="true">
                  <Keys shortcut={shortcut} />
                </span>
              )}
            </Button>
            <p className="run-state" id={`${id}-state`}>
              {problem ? t(problem.key, problem.values) : endText(job)}
            </p>
          </>
        )}
      </div>
      <JobAnnouncer job={job} />
    </section>
  );
}

function rangeText(clip: RunContext['source']): string {
  if (!clip) return t('run.range.none');
  const [first, last] = rangeOf(clip);
  return t(clip.workingZone ? 'run.range.zone' : 'run.range.whole', { first, last });
}

function endText(job: Job | null): string {
  if (job?.state === 'cancelled') return t('run.end.cancelled');
  if (job?.state === 'failed') return t('run.end.failed');
  return job?.state === 'done' ? t('run.end.done') : '';
}
