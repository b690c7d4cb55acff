import type { PointScore } from '../../../document/scoring/score-point.ts';
import type { ComparedPrediction, ComparisonRow } from '../../studio/comparison.ts';
import { placeOf } from '../../studio/comparison-order.ts';
import { isPartialRun } from '../../studio/partial-runs.ts';
import { Button } from '../../ui/button.tsx';
import { t } from '../../ui/i18n.ts';
import type { ComparePanelProps } from './compare-panel-props.ts';

/** More of a prediction: how sure its time is, where the truth stands among its peaks; the other peaks, to look at or to call right. */
export function PredictionDetails({
  row,
  compared,
  panel,
}: {
  row: ComparisonRow;
  compared: ComparedPrediction;
  panel: ComparePanelProps;
}) {
  const { run, prediction, moment, judged } = compared;
  const name = { runId: run.id, momentName: row.momentName, keypoint: row.keypoint };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons are
    <div className="details" role="row">
      {/* biome-ignore lint/a11y/useSemanticElements: as the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons are */}
      <div role="gridcell">
        <dl className="prediction-facts">
          {moment.timeEntropy !== undefined && (
            <Fact name={t('compare.entropy')} title={t('compare.entropy.tip')} value={moment.timeEntropy.toFixed(2)} />
          )}
          {judged && (
            <>
              <Fact
                name={t('compare.rank')}
                title={t('compare.rank.tip')}
                value={judged.rank === null ? t('compare.rank.none') : String(judged.rank)}
              />
              <Fact name={t('compare.time-error')} value={timeErrorText(judged.score)} />
              <Fact name={t('compare.place-error')} value={placeErrorText(judged.score)} />
            </>
          )}
        </dl>
        <ol aria-label={t('compare.alternatives')}>
          {prediction.alternatives.map(({ frame, x, y, score }, index) => (
            <li key={`${frame} ${x} ${y}`} className={judged?.rank === index + 2 ? 'true-peak' : undefined}>
              <span>{t('compare.alternative', { rank: index + 2 })}</span>
              <span>{t('compare.alternative.frame', { frame })}</span>
              <span>
                {x.toFixed(1)}, {y.toFixed(1)}
              </span>
              <span>{score.toFixed(2)}</span>
              <Button small look="quiet" onClick={() => panel.onGo({ ...placeOf(row, run.id), targetFrame: frame })}>
                {t('compare.alternative.show')}
              </Button>
              {!isPartialRun(run) && (
                <Button small look="quiet" onClick={() => panel.onCorrectTo(name, { frame, x, y })}>
                  {t('compare.alternative.use')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function Fact({ name, value, title }: { name: string; value: string; title?: string }) {
  return (
    <div title={title}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function timeErrorText({ timeError: { clipFrames, videoFrames, seconds } }: PointScore): string {
  return t('compare.time-error.value', { clipFrames, frames: videoFrames.toFixed(1), seconds: seconds.toFixed(3) });
}

function placeErrorText({ pixels, placeError }: PointScore): string {
  return t('compare.place-error.value', { pixels: pixels.toFixed(1), percent: (100 * placeError).toFixed(1) });
}
