import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { SpaceTimePoint } from '../../scene/space-time-data.ts';
import { formatName } from '../../ui/format.ts';
import { t, useLanguage } from '../../ui/i18n.ts';
import { KindMark } from './kind-mark.tsx';
import { rowAfter } from './row-after.ts';

interface Props {
  readonly points: readonly SpaceTimePoint[];
  readonly selected: readonly number[];
  readonly onPick: (point: number) => void;
}

const ROW_HEIGHT = 28;

/** The 3D view's twin for keyboard and screen reader: every point as a row; only those in sight are in the page. */
export function PointTable({ points, selected, onPick }: Props) {
  useLanguage();
  const list = useRef<HTMLDivElement>(null);
  const first = selected[0] ?? 0;
  const [current, setCurrent] = useState(first);
  const row = Math.min(current, points.length - 1);
  const rows = useVirtualizer({
    count: points.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    // The head covers the first row of what is in sight.
    scrollPaddingEnd: ROW_HEIGHT,
  });
  useEffect(() => {
    setCurrent(first);
    rows.scrollToIndex(first);
  }, [first, rows]);
  if (points.length === 0) return <p className="space-time-words">{t('space-time.no-points')}</p>;

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? ROW_HEIGHT) / ROW_HEIGHT) - 2);
    const next = rowAfter(event.key, row, points.length, page);
    if (next === null && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    if (next === null) onPick(row);
    else {
      setCurrent(next);
      rows.scrollToIndex(next);
    }
  };
  const chosen = new Set(selected);
  const shown = rows.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = rows.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <div ref={list} className="space-time-table numbers">
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked by keys is a grid (ARIA)
        role="grid"
        aria-label={t('space-time.table.name')}
        aria-description={t('space-time.table.help')}
        aria-rowcount={points.length + 1}
        aria-activedescendant={`space-time-row-${row}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th className="clip">{t('space-time.columns.role')}</th>
            <th>{t('space-time.columns.moment')}</th>
            <th>{t('space-time.columns.point')}</th>
            <th className="by">{t('space-time.columns.by')}</th>
            <th className="number">{t('space-time.columns.frame')}</th>
            <th className="number">x</th>
            <th className="number">y</th>
            <th className="number">{t('space-time.columns.score')}</th>
          </tr>
        </thead>
        <tbody>
          <Spacer height={above} />
          {shown.map(({ index }) => (
            <PointRow
              key={index}
              index={index}
              point={points[index]!}
              isCurrent={index === row}
              isSelected={chosen.has(index)}
              onClick={() => {
                setCurrent(index);
                onPick(index);
              }}
            />
          ))}
          <Spacer height={below} />
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly index: number;
  readonly point: SpaceTimePoint;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly onClick: () => void;
}

function PointRow({ index, point, isCurrent, isSelected, onClick }: RowProps) {
  const name = formatName(point.keypoint);
  return (
    <tr
      id={`space-time-row-${index}`}
      className={isCurrent ? 'current' : ''}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      onClick={onClick}
    >
      <td className={point.role}>{t(`studio.${point.role}`)}</td>
      <td title={point.momentName}>{point.momentName}</td>
      <td title={name}>{name}</td>
      <td>
        <KindMark kind={point.kind} clip={point.role} /> {point.method ?? t('space-time.manual')}
      </td>
      <td className="number">{point.frame}</td>
      <td className="number">{point.x.toFixed(1)}</td>
      <td className="number">{point.y.toFixed(1)}</td>
      <td className="number">{point.score?.toFixed(2) ?? '–'}</td>
    </tr>
  );
}

/** Stands for the rows that are not in the page. */
function Spacer({ height }: { height: number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus
  return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null;
}
