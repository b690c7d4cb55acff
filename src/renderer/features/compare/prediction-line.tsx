import { ChevronRight } from 'lucide-react';
import { METHOD_FAMILY } from '../../../contract/methods.ts';
import type { ComparedPrediction, ComparisonRow } from '../../studio/comparison.ts';
import { isPartialRun } from '../../studio/partial-runs.ts';
import { t } from '../../ui/i18n.ts';
import { MethodMark } from '../../ui/method-mark.tsx';
import type { ComparePanelProps } from './compare-panel-props.ts';
import type { GroupHands } from './group-hands.ts';
import { Score } from './score.tsx';
import { signed } from './signed.ts';
import { VerdictButtons } from './verdict-buttons.tsx';

/** What one method says of a point. */
export function PredictionLine({
  row,
  prediction: compared,
  isFirst,
  rowIndex,
  isSelected,
  isActive,
  lookedAt,
  isOpen,
  hasTruth,
  hands,
  panel,
}: {
  row: ComparisonRow;
  prediction: ComparedPrediction;
  isFirst: boolean;
  rowIndex: number;
  isSelected: boolean;
  isActive: boolean;
  lookedAt: string | null;
  isOpen: boolean;
  hasTruth: boolean;
  hands: GroupHands;
  panel: ComparePanelProps;
}) {
  const { run, prediction, moment, judged } = compared;
  const family = METHOD_FAMILY[run.result.method];
  const tabIndex = isActive ? 0 : -1;
  const isShown =
    isSelected && (lookedAt === run.id || (isFirst && !row.predictions.some((each) => each.run.id === lookedAt)));
  const difference = row.difference?.second === compared ? row.difference : null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: as the grid
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys of its lines
    <div
      ref={isActive ? hands.takeFocus : undefined}
      className="line"
      role="row"
      tabIndex={tabIndex}
      aria-rowindex={rowIndex}
      aria-selected={isShown}
      onFocus={(event) => event.target === event.currentTarget && hands.focus(row, run.id)}
      onClick={() => hands.go(row, run.id)}
    >
      <Cell name="method">
        <span className={`method-name ${family}`}>
          <MethodMark family={family} />
          {run.result.method}
        </span>
      </Cell>
      <Cell name="frame">{prediction.frame}</Cell>
      <Cell name="time">{prediction.ptsSeconds.toFixed(3)} s</Cell>
      <Cell name="x">{prediction.x.toFixed(1)}</Cell>
      <Cell name="y">{prediction.y.toFixed(1)}</Cell>
      <Cell name="score">
        <Score value={prediction.score} title={t('compare.score.tip', { confidence: moment.confidence.toFixed(2) })} />
      </Cell>
      <Cell name="difference">
        {difference && (
          <span title={t('compare.difference.tip', { method: difference.first.run.result.method })}>
            {t('compare.difference.value', { frames: signed(difference.frames), pixels: difference.pixels.toFixed(1) })}
          </span>
        )}
      </Cell>
      {hasTruth && (
        <Cell name="error">
          {judged && row.truth && (
            <span
              className={judged.score.right[1] ? 'right' : 'wrong'}
              title={t(judged.score.right[1] ? 'compare.error.right' : 'compare.error.wrong')}
            >
              {t('compare.error.value', {
                frames: signed(prediction.frame - row.truth.frame),
                pixels: judged.score.pixels.toFixed(1),
                percent: (100 * judged.score.placeError).toFixed(1),
              })}
            </span>
          )}
        </Cell>
      )}
      <Cell name="verdict">
        {isPartialRun(run) ? (
          <span className="partial">{t('compare.partial')}</span>
        ) : (
          <VerdictButtons row={row} compared={compared} tabIndex={tabIndex} panel={panel} />
        )}
        <button
          type="button"
          className="icon-button details-button"
          tabIndex={tabIndex}
          aria-expanded={isOpen}
          aria-label={t('compare.details')}
          title={t('compare.alternatives.count', { count: prediction.alternatives.length })}
          onClick={(event) => {
            event.stopPropagation();
            hands.open(row, isOpen ? null : run.id);
          }}
        >
          <ChevronRight aria-hidden="true" />
        </button>
      </Cell>
    </div>
  );
}

function Cell({ name, children }: { name: string; children?: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as the grid
    // biome-ignore lint/a11y/useFocusableInteractive: its line is
    <span className={`cell ${name}`} role="gridcell">
      {children}
    </span>
  );
}
