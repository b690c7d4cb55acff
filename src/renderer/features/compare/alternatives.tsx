import type { ComparedPrediction, ComparisonRow } from '../../studio/comparison.ts';
import { placeOf } from '../../studio/comparison-order.ts';
import { Button } from '../../ui/button.tsx';
import { t } from '../../ui/i18n.ts';
import type { ComparePanelProps } from './compare-panel-props.ts';

/** The other peaks of a prediction's score map: look at one, or say that it is the right one. */
export function Alternatives({
  row,
  compared,
  panel,
}: {
  row: ComparisonRow;
  compared: ComparedPrediction;
  panel: ComparePanelProps;
}) {
  const { run, prediction } = compared;
  const name = { runId: run.id, momentName: row.momentName, keypoint: row.keypoint };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons are
    <div className="alternatives" role="row">
      {/* biome-ignore lint/a11y/useSemanticElements: as the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons are */}
      <div role="gridcell">
        <ol aria-label={t('compare.alternatives')}>
          {prediction.alternatives.map(({ frame, x, y, score }, index) => (
            <li key={`${frame} ${x} ${y}`}>
              <span>{t('compare.alternative', { rank: index + 2 })}</span>
              <span>{t('compare.alternative.frame', { frame })}</span>
              <span>
                {x.toFixed(1)}, {y.toFixed(1)}
              </span>
              <span>{score.toFixed(2)}</span>
              <Button small look="quiet" onClick={() => panel.onGo({ ...placeOf(row, run.id), targetFrame: frame })}>
                {t('compare.alternative.show')}
              </Button>
              <Button small look="quiet" onClick={() => panel.onCorrectTo(name, { frame, x, y })}>
                {t('compare.alternative.use')}
              </Button>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
