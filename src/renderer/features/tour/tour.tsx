import { useEffect, useRef, useState } from 'react';
import { useBindings } from '../../commands/bindings.ts';
import { keyHint } from '../../commands/command-button.tsx';
import { Button } from '../../ui/button.tsx';
import { type TextValues, t, useLanguage } from '../../ui/i18n.ts';
import './tour.css';

/** The stops of the tour; each shows the element that has it as `data-tour`, where there is one. */
export const TOUR_STOPS = ['viewer', 'points', 'timeline', 'run', 'compare', 'export'] as const;
/** One of {@link TOUR_STOPS}. */
export type TourStop = (typeof TOUR_STOPS)[number];

/**
 * The short tour: a card beside what it speaks of. The window stays usable meanwhile; Esc ends it. Mounted while it is open.
 *
 * @param onStop told of each stop, so that the window can bring its panel to the front
 */
export function Tour({ onStop, onClose }: { onStop: (stop: TourStop) => void; onClose: () => void }) {
  useLanguage();
  useBindings();
  const [at, setAt] = useState(0);
  const card = useRef<HTMLElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const stop = TOUR_STOPS[at]!;
  const isLast = at === TOUR_STOPS.length - 1;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a stop is told once, when it is reached
  useEffect(() => onStop(stop), [stop]);
  useEffect(() => {
    const follow = () => placeCard(stop, card.current, frame.current);
    follow();
    const timer = setInterval(follow, 200);
    window.addEventListener('resize', follow);
    return () => {
      clearInterval(timer);
      window.removeEventListener('resize', follow);
    };
  }, [stop]);
  useEffect(() => card.current?.focus(), []);

  return (
    <>
      <div className="tour-frame" ref={frame} aria-hidden="true" />
      <section
        className="tour-card"
        ref={card}
        tabIndex={-1}
        aria-label={t('tour.title')}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          onClose();
        }}
      >
        <p className="tour-count numbers">{t('tour.count', { at: at + 1, of: TOUR_STOPS.length })}</p>
        <div aria-live="polite">
          <h2>{t(`tour.${stop}.title`)}</h2>
          <p>{t(`tour.${stop}.text`, keyHints())}</p>
        </div>
        <footer>
          {!isLast && (
            <Button look="quiet" small onClick={onClose}>
              {t('tour.skip')}
            </Button>
          )}
          <span className="tour-space" />
          {at > 0 && (
            <Button small onClick={() => setAt(at - 1)}>
              {t('tour.back')}
            </Button>
          )}
          <Button look="primary" small onClick={() => (isLast ? onClose() : setAt(at + 1))}>
            {t(isLast ? 'tour.done' : 'tour.next')}
          </Button>
        </footer>
      </section>
    </>
  );
}

/** The keys that the texts of the stops name. */
function keyHints(): TextValues {
  return {
    play: keyHint('play-pause'),
    step: keyHint('previous-frame', 'next-frame'),
    mark: keyHint('add-keypoint'),
    run: keyHint('run'),
    view: keyHint('cycle-view'),
    next: keyHint('next-failure'),
    keys: keyHint('cheat-sheet'),
  };
}

const GAP = 12;
const MARGIN = 16;

/** Puts the frame around what the stop speaks of, and the card where it covers least of it. */
function placeCard(stop: TourStop, card: HTMLElement | null, frame: HTMLElement | null): void {
  if (!card || !frame) return;
  const box = document.querySelector(`[data-tour="${stop}"]`)?.getBoundingClientRect();
  frame.hidden = !box || box.width === 0;
  const { innerWidth, innerHeight } = window;
  const { offsetWidth: width, offsetHeight: height } = card;
  const middle = { left: (innerWidth - width) / 2, top: innerHeight - height - 3 * MARGIN };
  if (box && !frame.hidden) {
    Object.assign(frame.style, {
      left: `${box.left - 4}px`,
      top: `${box.top - 4}px`,
      width: `${box.width + 8}px`,
      height: `${box.height + 8}px`,
    });
    const along = clamp(box.left + box.width / 2 - width / 2, MARGIN, innerWidth - width - MARGIN);
    const across = clamp(box.top + box.height / 2 - height / 2, MARGIN, innerHeight - height - MARGIN);
    if (box.bottom + GAP + height + MARGIN <= innerHeight)
      Object.assign(middle, { left: along, top: box.bottom + GAP });
    else if (box.top - GAP - height >= MARGIN) Object.assign(middle, { left: along, top: box.top - GAP - height });
    else if (box.left - GAP - width >= MARGIN) Object.assign(middle, { left: box.left - GAP - width, top: across });
    else if (box.right + GAP + width + MARGIN <= innerWidth)
      Object.assign(middle, { left: box.right + GAP, top: across });
  }
  Object.assign(card.style, { left: `${middle.left}px`, top: `${middle.top}px` });
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
