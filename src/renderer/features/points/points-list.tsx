import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { MomentRecord } from '../../../contract/project.ts';
import { useView } from '../../studio/view-store.ts';
import { t } from '../../ui/i18n.ts';
import type { Role } from '../../ui/role.ts';
import { setClosed, setSearch, useList } from './list-store.ts';
import { MomentRow } from './moment-row.tsx';
import { PointRow } from './point-row.tsx';
import { type ListRow, listRows } from './point-rows.ts';
import { RowButton } from './row-button.tsx';

/** Heights of the lines, pixels; points.css has the same. */
const HEIGHT: Readonly<Record<ListRow['kind'], number>> = { moment: 44, point: 32, none: 32 };
/** With fewer points nobody needs to search. */
const SEARCHED_FROM = 12;

interface Props {
  readonly moments: readonly MomentRecord[];
  /** What scrolls: the panel, of which the list is the lower part. */
  readonly scroller: HTMLElement | null;
  readonly edit: (work: () => void) => void;
  readonly seek: (role: Role, frame: number) => void;
  readonly frameOf: (role: Role) => number;
}

/** The key moments with their points. Only the lines in sight are in the page, and the one that has the focus. */
export function PointsList({ moments, scroller, edit, seek, frameOf }: Props) {
  const { closed, search } = useList();
  const rows = useMemo(() => listRows(moments, closed, search), [moments, closed, search]);
  const select = useView((state) => state.select);
  const list = useRef<HTMLUListElement>(null);
  const points = moments.reduce((sum, { keypoints }) => sum + Object.keys(keypoints).length, 0);
  const isSearched = search.trim() !== '';
  const hasSearch = points >= SEARCHED_FROM || isSearched;
  const margin = useOffset(list, scroller, hasSearch);
  const [focused, setFocused] = useState<string | null>(null);
  const kept = focused === null ? -1 : rows.findIndex(({ key }) => key === focused);
  // Another function tells the virtualizer that the lines are others, and only then are their places reckoned again.
  const keyOf = useCallback((index: number) => rows[index]!.key, [rows]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    getItemKey: keyOf,
    estimateSize: (index) => HEIGHT[rows[index]!.kind],
    scrollMargin: margin,
    overscan: 6,
    // A line that comes a picture late is better than a picture that comes late.
    useFlushSync: false,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return kept < 0 || shown.includes(kept) ? shown : [...shown, kept].sort((a, b) => a - b);
    },
  });
  useScrollToSelection(rows, (index) => virtual.scrollToIndex(index));

  const present = useRef(moments);
  present.current = moments;
  const go = useCallback(
    (momentId: string, keypoint: string | null) => {
      const moment = present.current.find(({ id }) => id === momentId);
      if (!moment) return;
      select({ role: 'source', momentId, momentName: moment.name, keypoint });
      seek('source', moment.frame);
    },
    [select, seek],
  );
  const found = rows.reduce((sum, row) => sum + (row.kind === 'moment' ? row.found : 0), 0);
  const isFolded = moments.every(({ id }) => closed.has(id));
  return (
    <>
      {hasSearch && (
        <div className="points-search">
          <input
            type="search"
            value={search}
            placeholder={t('points.search')}
            aria-label={t('points.search')}
            onChange={({ target: { value } }) => setSearch(value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || !isSearched) return;
              event.stopPropagation();
              setSearch('');
            }}
          />
          <span className="numbers" role="status">
            {isSearched ? t('points.search.found', { found, count: points }) : t('points.count', { count: points })}
          </span>
          <RowButton
            name={t(isFolded ? 'points.moments.unfold' : 'points.moments.fold')}
            icon={isFolded ? <ChevronsUpDown /> : <ChevronsDownUp />}
            onClick={() =>
              setClosed(
                moments.map(({ id }) => id),
                !isFolded,
              )
            }
          />
        </div>
      )}
      {isSearched && rows.length === 0 && <p className="points-empty">{t('points.search.none')}</p>}
      <ul
        ref={list}
        className="points-list"
        aria-label={t('points.list')}
        style={{ height: virtual.getTotalSize() }}
        onFocus={({ target }) => setFocused(target.closest<HTMLElement>('[data-row]')?.dataset.row ?? null)}
        onBlur={() => setFocused(null)}
      >
        {virtual.getVirtualItems().map(({ index, key, start }) => (
          <li
            key={key}
            data-row={rows[index]!.key}
            className={rows[index]!.kind === 'moment' ? 'points-line of-moment' : 'points-line'}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - margin}px)` }}
          >
            <Line row={rows[index]!} edit={edit} go={go} frameOf={frameOf} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface LineProps extends Pick<Props, 'edit' | 'frameOf'> {
  readonly row: ListRow;
  readonly go: (momentId: string, keypoint: string | null) => void;
}

function Line({ row, edit, go, frameOf }: LineProps) {
  if (row.kind === 'none') return <p className="moment-none">{t('points.moment.no-points')}</p>;
  if (row.kind === 'moment') {
    const { moment, isOpen, count } = row;
    return <MomentRow moment={moment} isOpen={isOpen} count={count} edit={edit} go={go} frameOf={frameOf} />;
  }
  return <PointRow momentId={row.moment.id} name={row.name} keypoint={row.keypoint} edit={edit} go={go} />;
}

/** How far below the upper end of what scrolls an element begins, pixels. Measured again when `what` lies above it has changed. */
function useOffset(element: RefObject<HTMLElement | null>, outer: HTMLElement | null, what: unknown): number {
  const [offset, setOffset] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what lies above the list moves it
  useLayoutEffect(() => {
    const inner = element.current;
    if (!inner || !outer) return undefined;
    const measure = () =>
      setOffset(Math.round(inner.getBoundingClientRect().top - outer.getBoundingClientRect().top + outer.scrollTop));
    measure();
    const observer = new ResizeObserver(measure);
    if (outer.firstElementChild) observer.observe(outer.firstElementChild);
    return () => observer.disconnect();
  }, [element, outer, what]);
  return offset;
}

/** Brings the selected point into sight when another one has been selected. */
function useScrollToSelection(rows: readonly ListRow[], scrollTo: (index: number) => void): void {
  const selected = useView(({ selection }) =>
    selection?.role === 'source' && selection.keypoint !== null ? `${selection.momentId}\n${selection.keypoint}` : null,
  );
  const latest = useRef({ rows, scrollTo });
  latest.current = { rows, scrollTo };
  useEffect(() => {
    const index = latest.current.rows.findIndex(({ key }) => key === selected);
    if (index >= 0) latest.current.scrollTo(index);
  }, [selected]);
}
