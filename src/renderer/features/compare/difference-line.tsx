import { memo } from 'react';
import type { ComparisonRow } from '../../studio/comparison.ts';
import { t } from '../../ui/i18n.ts';
import type { GroupHands } from './group-hands.ts';
import { PointName, PointTags } from './point-cell.tsx';
import { signed } from './signed.ts';

/** How far two methods are apart at a point: the second less the first. */
export const DifferenceLine = memo(function DifferenceLine({
  row,
  firstRowIndex,
  isSelected,
  isActive,
  hands,
}: {
  row: ComparisonRow;
  firstRowIndex: number;
  isSelected: boolean;
  isActive: boolean;
  hands: GroupHands;
}) {
  const { difference } = row;
  if (!difference) return null;
  const { first, second, frames, seconds, dx, dy, pixels } = difference;
  const cells = {
    frames: `${first.prediction.frame} → ${second.prediction.frame}`,
    'delta-frames': signed(frames),
    'delta-time': `${signed(seconds, 3)} s`,
    'delta-x': signed(dx, 1),
    'delta-y': signed(dy, 1),
    distance: `${pixels.toFixed(1)} px`,
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: as the grid
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys of its lines
    <div
      ref={isActive ? hands.takeFocus : undefined}
      className="line"
      role="row"
      tabIndex={isActive ? 0 : -1}
      aria-rowindex={firstRowIndex}
      aria-selected={isSelected}
      title={t('compare.difference.of', { first: first.run.result.method, second: second.run.result.method })}
      onFocus={() => hands.focus(row, null)}
      onClick={() => hands.go(row, null)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its line is */}
      <span className="cell point" role="rowheader">
        <PointName row={row} />
      </span>
      {Object.entries(cells).map(([name, text]) => (
        // biome-ignore lint/a11y/useSemanticElements: as the grid
        // biome-ignore lint/a11y/useFocusableInteractive: its line is
        <span key={name} className={`cell ${name}`} role="gridcell">
          {text}
        </span>
      ))}
      {/* biome-ignore lint/a11y/useSemanticElements: as the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its line is */}
      <span className="cell look" role="gridcell">
        <PointTags row={row} />
      </span>
    </div>
  );
});
