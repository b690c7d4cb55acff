import { useId } from 'react';
import type { Moment } from '../../../contract/moments.ts';
import {
  framesProblem,
  framesText,
  looksForJoints,
  momentsWithPoints,
  type RunClip,
  type RunSettings,
} from '../../studio/run-settings.ts';
import { t } from '../../ui/i18n.ts';

/** Chooses what is looked for: the marked points, or joints of the person at some frames. */
export function QueryChoice({
  settings,
  source,
  marked,
  onChange,
}: {
  settings: RunSettings;
  source: RunClip | null;
  marked: readonly Moment[];
  onChange: (change: Partial<RunSettings>) => void;
}) {
  const id = useId();
  const found = momentsWithPoints(marked);
  const points = found.reduce(
    (sum, { keypoints }) => sum + Object.values(keypoints).filter((each) => each.visible).length,
    0,
  );
  const useJoints = looksForJoints(settings, marked);
  const problem = framesProblem(settings, { source, marked, target: null, engineReady: true, device: null });
  return (
    <fieldset className="field" disabled={source === null}>
      <legend>{t('run.points')}</legend>
      <label className="check">
        <input
          type="radio"
          name={id}
          checked={!useJoints}
          disabled={found.length === 0}
          onChange={() => onChange({ wantsJoints: false })}
        />
        <span>
          {t('run.points.marked')}
          <small>
            {found.length === 0
              ? t('run.points.none')
              : t('run.points.count', { count: points, moments: found.map(({ name }) => name).join(', ') })}
          </small>
        </span>
      </label>
      <label className="check">
        <input type="radio" name={id} checked={useJoints} onChange={() => onChange({ wantsJoints: true })} />
        <span>{t('run.points.joints')}</span>
      </label>
      {useJoints && source && (
        <>
          <input
            type="text"
            inputMode="numeric"
            aria-label={t('run.frames.label')}
            aria-invalid={problem !== null}
            aria-describedby={`${id}-problem`}
            value={framesText(settings, source)}
            onChange={({ target: { value } }) => onChange({ typedFrames: { mediaId: source.mediaId, text: value } })}
          />
          <small id={`${id}-problem`} className={problem ? 'problem' : ''}>
            {problem ? t(problem.key, problem.values) : t('run.frames.hint')}
          </small>
        </>
      )}
    </fieldset>
  );
}
