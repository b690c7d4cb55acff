import { type KeyboardEvent, memo, useLayoutEffect, useRef, useState } from 'react';
import { listWindow } from './list-window.ts';

/** One thing of a list. */
export interface Mark {
  readonly id: string;
  readonly text: string;
}

/**
 * What the canvas shows as buttons, for screen reader and keyboard: one stop of Tab, arrow keys, Home and End inside. Of a long list only
 * the buttons around the present one exist.
 */
export const MarkList = memo(function MarkList({
  label,
  description,
  marks,
  top,
  onChoose,
  onReach,
}: {
  label: string;
  description?: string;
  marks: readonly Mark[];
  /** Where the list appears while it has the focus, CSS pixels. */
  top: number;
  onChoose: (id: string) => void;
  /** The focus has come to a mark. */
  onReach?: (id: string) => void;
}) {
  const [current, setCurrent] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const hasMoved = useRef(false);
  const stop = Math.max(0, Math.min(current, marks.length - 1));
  // The button that the focus goes to may be made only now.
  useLayoutEffect(() => {
    if (!hasMoved.current) return;
    hasMoved.current = false;
    list.current?.querySelector<HTMLButtonElement>(`button[data-index="${stop}"]`)?.focus();
  }, [stop]);
  if (marks.length === 0) return null;
  const move = (event: KeyboardEvent<HTMLUListElement>): void => {
    const next = { ArrowRight: stop + 1, ArrowLeft: stop - 1, Home: 0, End: marks.length - 1 }[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    hasMoved.current = true;
    setCurrent(Math.max(0, Math.min(marks.length - 1, next)));
  };
  const [first, end] = listWindow(marks.length, stop);
  return (
    <ul ref={list} className="timeline-moments" aria-label={label} style={{ top }} onKeyDown={move}>
      {marks.slice(first, end).map(({ id, text }, place) => (
        <li key={id} aria-setsize={marks.length} aria-posinset={first + place + 1}>
          <button
            type="button"
            data-index={first + place}
            tabIndex={first + place === stop ? 0 : -1}
            aria-description={description}
            onFocus={() => {
              setCurrent(first + place);
              onReach?.(id);
            }}
            onClick={() => onChoose(id)}
          >
            {text}
          </button>
        </li>
      ))}
    </ul>
  );
});
