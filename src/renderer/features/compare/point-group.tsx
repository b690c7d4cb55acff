import { memo } from 'react';
import type { ComparisonRow } from '../../studio/comparison.ts';

import type { ComparePanelProps } from './compare-panel-props.ts';
import type { GroupHands } from './group-hands.ts';
import { PointName, PointTags } from './point-cell.tsx';
import { PredictionDetails } from './prediction-details.tsx';
import { PredictionLine } from './prediction-line.tsx';

/** The answers of the methods to one point, one line each. */
export const PointGroup = memo(function PointGroup({
  row,
  firstRowIndex,
  activeRunId,
  opened,
  ...shared
}: {
  row: ComparisonRow;
  firstRowIndex: number;
  isSelected: boolean;
  /** Run of the line that Tab reaches; null when it is not here. */
  activeRunId: string | null;
  /** Whether something is known of any point: then there is a column of errors. */
  hasTruth: boolean;
  lookedAt: string | null;
  /** Run whose details are shown. */
  opened: string | null;
  hands: GroupHands;
  panel: ComparePanelProps;
}) {
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: as the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the lines below it are */}
      <div className="point-line" role="row" aria-rowindex={firstRowIndex}>
        {/* biome-ignore lint/a11y/useSemanticElements: as the grid */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: the lines below it are */}
        <span className="cell" role="rowheader" aria-colspan={shared.hasTruth ? 9 : 8}>
          <PointName row={row} />
          <PointTags row={row} />
        </span>
      </div>
      {row.predictions.map((prediction, index) => {
        const runId = prediction.run.id;
        const isOpen = opened === runId;
        return [
          <PredictionLine
            key={runId}
            {...shared}
            row={row}
            prediction={prediction}
            isFirst={index === 0}
            rowIndex={firstRowIndex + 1 + index}
            isActive={activeRunId === runId}
            isOpen={isOpen}
          />,
          isOpen && <PredictionDetails key={`${runId} details`} row={row} compared={prediction} panel={shared.panel} />,
        ];
      })}
    </>
  );
});
