import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { TimeCurves } from '../../studio/time-curve-data.ts';
import { t } from '../../ui/i18n.ts';

const LINE_HEIGHT = 28;
const PAGE = 10;

/** The time curves as a table: one line per source frame. Arrows move, Enter goes there. */
export function TimeCurveTable({ data, onSeek }: { data: TimeCurves; onSeek: (sourceFrame: number) => void }) {
  const { sourceFrames, sourceSeconds, curves } = data;
  const [active, setActive] = useState(0);
  const region = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const last = sourceFrames.length - 1;
  const current = Math.min(active, last);
  const virtualizer = useVirtualizer({
    count: sourceFrames.length,
    getScrollElement: () => region.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 8,
    scrollPaddingStart: LINE_HEIGHT,
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const move: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + PAGE,
      PageUp: current - PAGE,
      Home: 0,
      End: last,
    };
    const wanted = move[event.key];
    if (wanted !== undefined) {
      const to = Math.max(0, Math.min(last, wanted));
      wantsFocus.current = true;
      virtualizer.scrollToIndex(to, { align: 'auto' });
      setActive(to);
    } else if (event.key === 'Enter') onSeek(sourceFrames[current]!);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const columns = { gridTemplateColumns: `96px 88px repeat(${curves.length}, 112px 108px 152px)` };
  const least = { minWidth: 184 + 372 * curves.length };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot leave out the lines that are not in view
    <div
      ref={region}
      className="comparison curve-table numbers"
      role="grid"
      tabIndex={-1}
      aria-label={t('compare.curve.table-name')}
      aria-rowcount={sourceFrames.length + 1}
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: nothing to do there */}
      <div className="line head" role="row" aria-rowindex={1} style={{ ...columns, ...least }}>
        {[
          t('compare.curve.source-frame'),
          t('compare.column.time'),
          ...curves.flatMap(({ run: { result } }) =>
            ['frame', 'seconds', 'confidence'].map((name) =>
              t(`compare.curve.target-${name}`, { method: result.method }),
            ),
          ),
        ].map((name) => (
          // biome-ignore lint/a11y/useSemanticElements: as the grid
          // biome-ignore lint/a11y/useFocusableInteractive: nothing to do there
          <span key={name} className="cell" role="columnheader">
            {name}
          </span>
        ))}
      </div>
      <div className="comparison-body" role="presentation" style={{ height: virtualizer.getTotalSize(), ...least }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => (
          // biome-ignore lint/a11y/useSemanticElements: as the grid
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys of its lines
          <div
            key={key}
            ref={(element) => {
              if (!element || index !== current || !wantsFocus.current) return;
              wantsFocus.current = false;
              element.focus({ preventScroll: true });
            }}
            className="line curve-line"
            role="row"
            tabIndex={index === current ? 0 : -1}
            aria-rowindex={index + 2}
            style={{ ...columns, transform: `translateY(${start}px)` }}
            onFocus={() => setActive(index)}
            onClick={() => onSeek(sourceFrames[index]!)}
          >
            {[
              String(sourceFrames[index]),
              `${sourceSeconds[index]!.toFixed(3)} s`,
              ...curves.flatMap(({ targetFrames, targetSeconds, confidence }) => [
                targetFrames[index]?.toString() ?? '–',
                targetSeconds[index] === null ? '–' : `${targetSeconds[index]!.toFixed(3)} s`,
                confidence[index]?.toFixed(2) ?? '–',
              ]),
            ].map((text, column) => (
              // biome-ignore lint/a11y/useSemanticElements: as the grid
              // biome-ignore lint/a11y/useFocusableInteractive: its line is
              // biome-ignore lint/suspicious/noArrayIndexKey: columns stay in their places
              <span key={column} className="cell" role="gridcell">
                {text}
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
