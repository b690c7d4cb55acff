import { useId, useMemo, useState } from 'react';
import { METHOD_FAMILY } from '../../../contract/methods.ts';
import { timeCurves } from '../../studio/time-curve-data.ts';
import { t, useLanguage } from '../../ui/i18n.ts';
import { MethodMark } from '../../ui/method-mark.tsx';
import type { TimeCurvePanelProps } from './time-curve-panel-props.ts';
import { TimeCurvePlot } from './time-curve-plot.tsx';
import { TimeCurveTable } from './time-curve-table.tsx';
import './compare.css';
import './time-curve.css';

export type { TimeCurvePanelProps };

/** Which time of the target belongs to which time of the source, by every method in view: a plot, or its table twin. */
export function TimeCurvePanel({ runs, sourceSeconds, targetSeconds, playback, onSeek }: TimeCurvePanelProps) {
  useLanguage();
  const [isTable, setIsTable] = useState(false);
  const id = useId();
  const data = useMemo(
    () => (sourceSeconds && targetSeconds ? timeCurves(runs, sourceSeconds, targetSeconds) : null),
    [runs, sourceSeconds, targetSeconds],
  );
  return (
    <section className="time-curve" aria-labelledby={id}>
      <h2 id={id} className="visually-hidden">
        {t('compare.curve.title')}
      </h2>
      {data && data.sourceFrames.length > 0 && sourceSeconds && targetSeconds ? (
        <>
          <div className="time-curve-tools">
            <ul className="time-curve-legend" aria-label={t('compare.method')}>
              {runs.map(({ id: runId, result }) => (
                <li key={runId} className={`method-name ${METHOD_FAMILY[result.method]}`}>
                  <MethodMark family={METHOD_FAMILY[result.method]} />
                  {result.method}
                </li>
              ))}
            </ul>
            <fieldset className="view-switch">
              <legend className="visually-hidden">{t('compare.curve.as')}</legend>
              <button type="button" aria-pressed={!isTable} onClick={() => setIsTable(false)}>
                {t('compare.curve.plot')}
              </button>
              <button type="button" aria-pressed={isTable} onClick={() => setIsTable(true)}>
                {t('compare.curve.table')}
              </button>
            </fieldset>
          </div>
          {isTable ? (
            <TimeCurveTable data={data} onSeek={onSeek} />
          ) : (
            <TimeCurvePlot
              data={data}
              sourceSeconds={sourceSeconds}
              targetSeconds={targetSeconds}
              playback={playback}
              onSeek={onSeek}
            />
          )}
        </>
      ) : (
        <p className="compare-empty">{t('compare.curve.empty')}</p>
      )}
    </section>
  );
}
