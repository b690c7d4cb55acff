import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { ComparisonRow } from '../../studio/comparison.ts';
import { placeOf, type SortKey } from '../../studio/comparison-order.ts';
import { useComparison } from '../../studio/comparison-store.ts';
import { t } from '../../ui/i18n.ts';
import type { ComparePanelProps } from './compare-panel-props.ts';
import { DifferenceLine } from './difference-line.tsx';
import type { GroupHands } from './group-hands.ts';
import { PointGroup } from './point-group.tsx';

/** One line of the table: a prediction, or in the view of differences a point. */
interface Line {
  readonly row: number;
  readonly runId: string | null;
}

/** The prediction whose alternatives are shown. */
interface OpenedAlternatives {
  readonly key: string;
  readonly runId: string;
}

/** Heights in pixels as in compare.css: of a prediction, of what a point adds to its predictions, of a point in the view of differences. */
const LINE_HEIGHT = 28;
const GROUP_SPACE = 38;
const DIFFERENCE_HEIGHT = 45;
/** A page of the keyboard, lines. */
const PAGE = 10;

/** All columns; those that cannot be sorted by have no key. */
const COLUMNS: Readonly<
  Record<'methods' | 'difference', readonly { readonly name: string; readonly key?: SortKey }[]>
> = {
  methods: [
    { name: 'method' },
    { name: 'frame', key: 'moment' },
    { name: 'time' },
    { name: 'x' },
    { name: 'y' },
    { name: 'score', key: 'score' },
    { name: 'difference', key: 'pixels' },
    { name: 'verdict' },
  ],
  difference: [
    { name: 'point', key: 'point' },
    { name: 'frames', key: 'moment' },
    { name: 'delta-frames', key: 'frames' },
    { name: 'delta-time' },
    { name: 'delta-x' },
    { name: 'delta-y' },
    { name: 'distance', key: 'pixels' },
    { name: 'look', key: 'interest' },
  ],
};

/**
 * The points and what every method says of them. A grid with one tab stop: arrows move from line to line, Enter goes there, Tab reaches
 * the buttons of the line. Only the lines in view are drawn, however many there are.
 */
export function ComparisonTable({
  rows,
  selected,
  panel,
}: {
  rows: readonly ComparisonRow[];
  selected: string | null;
  panel: ComparePanelProps;
}) {
  const { view } = panel;
  const order = useComparison((state) => state.order);
  const sortBy = useComparison((state) => state.sortBy);
  const lookedAt = useComparison((state) => state.runId);
  const lookAt = useComparison((state) => state.lookAt);
  const [focused, setFocused] = useState<{ readonly key: string; readonly runId: string | null } | null>(null);
  const [opened, setOpened] = useState<OpenedAlternatives | null>(null);
  const region = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const isDifference = view === 'difference';

  const lines = useMemo(
    () =>
      rows.flatMap((row, index): Line[] =>
        isDifference
          ? [{ row: index, runId: null }]
          : row.predictions.map(({ run }) => ({ row: index, runId: run.id })),
      ),
    [rows, isDifference],
  );
  const firstLines = useMemo(() => {
    const first: number[] = [];
    lines.forEach(({ row }, index) => {
      first[row] ??= index;
    });
    return first;
  }, [lines]);
  const active = activeLine(rows, lines, firstLines, focused, selected, lookedAt);
  const activeRow = lines[active]!.row;

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => region.current,
    estimateSize: (index) =>
      isDifference ? DIFFERENCE_HEIGHT : GROUP_SPACE + LINE_HEIGHT * rows[index]!.predictions.length,
    getItemKey: (index) => rows[index]!.key,
    overscan: 3,
    scrollPaddingStart: 32,
    // The line with the focus stays, or the focus would be lost by scrolling on.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), activeRow])].sort((a, b) => a - b),
  });

  // What was selected elsewhere, by F or in the viewer, comes into view.
  const selectedRow = selected === null ? -1 : rows.findIndex(({ key }) => key === selected);
  useEffect(() => {
    setFocused(null);
    if (selectedRow >= 0) virtualizer.scrollToIndex(selectedRow, { align: 'auto' });
  }, [selectedRow, virtualizer]);

  const moveTo = (index: number) => {
    const line = lines[Math.max(0, Math.min(lines.length - 1, index))]!;
    wantsFocus.current = true;
    virtualizer.scrollToIndex(line.row, { align: 'auto' });
    setFocused({ key: rows[line.row]!.key, runId: line.runId });
  };
  // Groups are drawn anew only when something of theirs changes, so these stay the same while the table is scrolled.
  const hands = useMemo(
    (): GroupHands => ({
      focus: (row, runId) => setFocused({ key: row.key, runId }),
      go: (row, runId) => {
        lookAt(runId);
        panel.onGo(placeOf(row, runId));
      },
      open: (row, runId) => setOpened(runId === null ? null : { key: row.key, runId }),
      takeFocus: (element) => {
        if (!element || !wantsFocus.current) return;
        wantsFocus.current = false;
        element.focus({ preventScroll: true });
      },
    }),
    [panel, lookAt],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (target.getAttribute('role') !== 'row' || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
      return;
    const move: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + PAGE,
      PageUp: active - PAGE,
      Home: 0,
      End: lines.length - 1,
    };
    const to = move[event.key];
    if (to !== undefined) moveTo(to);
    else if (event.key === 'Enter') hands.go(rows[activeRow]!, lines[active]!.runId);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot leave out the lines that are not in view
    <div
      ref={region}
      className={`comparison ${isDifference ? 'difference' : 'methods'} numbers`}
      role="grid"
      tabIndex={-1}
      aria-label={t('compare.table')}
      aria-rowcount={lines.length + (isDifference ? 0 : rows.length) + 1}
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons are */}
      <div className="line head" role="row" aria-rowindex={1}>
        {COLUMNS[isDifference ? 'difference' : 'methods'].map(({ name, key }) => (
          <ColumnHead
            key={name}
            name={name}
            sorted={
              key === undefined
                ? undefined
                : key === order.key
                  ? order.isReversed
                    ? 'descending'
                    : 'ascending'
                  : 'none'
            }
            onSort={key === undefined ? undefined : () => sortBy(key)}
          />
        ))}
      </div>
      <div className="comparison-body" style={{ height: virtualizer.getTotalSize() }} role="presentation">
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index]!;
          const first = firstLines[index]!;
          const isActive = index === activeRow;
          const shared = {
            row,
            firstRowIndex: first + 2 + (isDifference ? 0 : index),
            isSelected: row.key === selected,
            hands,
          };
          return (
            // biome-ignore lint/a11y/useSemanticElements: as the grid
            <div
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              className="group"
              role="rowgroup"
              style={{ transform: `translateY(${start}px)` }}
            >
              {isDifference ? (
                <DifferenceLine {...shared} isActive={isActive} />
              ) : (
                <PointGroup
                  {...shared}
                  activeRunId={isActive ? lines[active]!.runId : null}
                  lookedAt={row.key === selected ? lookedAt : null}
                  opened={opened?.key === row.key ? opened.runId : null}
                  panel={panel}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function ColumnHead({
  name,
  sorted,
  onSort,
}: {
  name: string;
  sorted: 'ascending' | 'descending' | 'none' | undefined;
  onSort: (() => void) | undefined;
}) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its button is
    // biome-ignore lint/a11y/useSemanticElements: as the grid
    <span className={`cell ${name}`} role="columnheader" aria-sort={sorted}>
      {onSort ? (
        <button type="button" title={t('compare.sort', { column: t(`compare.column.${name}`) })} onClick={onSort}>
          {t(`compare.column.${name}`)}
          <span className={`sort ${sorted}`} aria-hidden="true" />
        </button>
      ) : (
        t(`compare.column.${name}`)
      )}
    </span>
  );
}

/** The line that Tab reaches: where the focus was, else what is selected, else the first. */
function activeLine(
  rows: readonly ComparisonRow[],
  lines: readonly Line[],
  firstLines: readonly number[],
  focused: { readonly key: string; readonly runId: string | null } | null,
  selected: string | null,
  lookedAt: string | null,
): number {
  const wanted = focused ?? (selected === null ? null : { key: selected, runId: lookedAt });
  if (!wanted) return 0;
  const row = rows.findIndex(({ key }) => key === wanted.key);
  if (row < 0) return 0;
  const first = firstLines[row]!;
  const line = lines.findIndex((each, index) => index >= first && each.row === row && each.runId === wanted.runId);
  return line < 0 ? first : line;
}
