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
import { type LineName, TableLines } from './table-lines.ts';

/** The prediction whose details are shown. */
interface OpenedDetails {
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
    { name: 'error', key: 'error' },
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
  indexes,
  selected,
  panel,
}: {
  rows: readonly ComparisonRow[];
  /** Of the rows, by key. */
  indexes: ReadonlyMap<string, number>;
  selected: string | null;
  panel: ComparePanelProps;
}) {
  const { view } = panel;
  const order = useComparison((state) => state.order);
  const sortBy = useComparison((state) => state.sortBy);
  const lookedAt = useComparison((state) => state.runId);
  const lookAt = useComparison((state) => state.lookAt);
  const [focused, setFocused] = useState<LineName | null>(null);
  const [opened, setOpened] = useState<OpenedDetails | null>(null);
  const region = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const isDifference = view === 'difference';
  const hasTruth =
    panel.comparison.known.corrected + panel.comparison.known.marked + panel.comparison.known.accepted > 0;
  // Nothing can be said of errors as long as nothing is known.
  const isShownColumn = ({ name }: { readonly name: string }) => hasTruth || name !== 'error';

  const lines = useMemo(() => new TableLines(rows, indexes, isDifference), [rows, indexes, isDifference]);
  // Tab reaches the line where the focus was, else what is selected, else the first.
  const active = lines.lineOf(focused ?? (selected === null ? null : { key: selected, runId: lookedAt }));
  const activeRow = lines.all[active]!.row;

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
  const selectedRow = lines.rowOf(selected);
  useEffect(() => {
    setFocused(null);
    if (selectedRow >= 0) virtualizer.scrollToIndex(selectedRow, { align: 'auto' });
  }, [selectedRow, virtualizer]);

  const moveTo = (index: number) => {
    const line = lines.all[Math.max(0, Math.min(lines.all.length - 1, index))]!;
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
      End: lines.all.length - 1,
    };
    const to = move[event.key];
    if (to !== undefined) moveTo(to);
    else if (event.key === 'Enter') hands.go(rows[activeRow]!, lines.all[active]!.runId);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot leave out the lines that are not in view
    <div
      ref={region}
      className={`comparison ${isDifference ? 'difference' : hasTruth ? 'methods judged' : 'methods'} numbers`}
      role="grid"
      tabIndex={-1}
      aria-label={t('compare.table')}
      aria-rowcount={lines.all.length + (isDifference ? 0 : rows.length) + 1}
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons are */}
      <div className="line head" role="row" aria-rowindex={1}>
        {COLUMNS[isDifference ? 'difference' : 'methods'].filter(isShownColumn).map(({ name, key }) => (
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
          const first = lines.firstOf(index);
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
                  hasTruth={hasTruth}
                  activeRunId={isActive ? lines.all[active]!.runId : null}
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
