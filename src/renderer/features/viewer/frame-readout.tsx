import { useEffect, useRef } from 'react';
import type { Playback } from '../../playback/playback.ts';
import { t } from '../../ui/i18n.ts';
import { onceAfter } from '../../ui/once-after.ts';
import { useFrameBase } from '../../ui/preferences.ts';
import type { Role } from '../../ui/role.ts';
import { formatClock, formatSigned } from './time-text.ts';

/** How long a live region waits until the picture has come to rest, milliseconds. */
const QUIET = 600;

/** Frame number, time, and time from the sync event, written without React at every frame. */
export function FrameReadout({ role, playback, last }: { role: Role; playback: Playback; last: number }) {
  const number = useRef<HTMLElement>(null);
  const time = useRef<HTMLSpanElement>(null);
  const sync = useRef<HTMLSpanElement>(null);
  const syncWords = useRef<HTMLSpanElement>(null);
  const held = useRef<HTMLSpanElement>(null);
  const spoken = useRef<HTMLSpanElement>(null);
  const base = useFrameBase();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      const frame = playback.frameOf(role);
      const fromSync = playback.secondsFromSyncOf(role);
      const texts = [
        [number, String(frame + base)],
        [time, formatClock(playback.secondsOf(role))],
        [sync, fromSync === null ? '' : formatSigned(fromSync)],
        [syncWords, fromSync === null ? '' : t('viewer.from-sync')],
        [held, playback.isHeld(role) ? t('viewer.held') : ''],
      ] as const;
      for (const [place, text] of texts) if (place.current) writeText(place.current, text);
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (spoken.current) spoken.current.textContent = `${t('viewer.frame')} ${frame + base}`;
      }, QUIET);
    };
    write();
    const soon = onceAfter(write);
    const stops = [playback.onFrame((each) => each === role && soon.ask()), playback.onState(soon.ask), soon.stop];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  });
  const digits = String(last + base).length;
  return (
    <p className="frame-readout numbers">
      <span className="frame-number">
        {t('viewer.frame')}{' '}
        <strong style={{ minWidth: `${digits}ch` }}>
          <span ref={number} className="changing" />
        </strong>{' '}
        <span className="frame-last">{t('viewer.of', { last: last + base })}</span>
      </span>
      <span className="frame-time">
        <span ref={time} className="changing" />
      </span>
      <span className="frame-sync">
        <span ref={sync} className="changing" /> <span ref={syncWords} />
      </span>
      <span ref={held} className="frame-held" />
      <span ref={spoken} className="visually-hidden" aria-live="polite" />
    </p>
  );
}

/**
 * Writes a text that may change with every frame. Its place is as wide as the longest text that it has had, so that another one of the same
 * length lays out nothing but itself (`.changing`).
 */
function writeText(place: HTMLElement, text: string): void {
  if (place.textContent === text) return;
  place.textContent = text;
  if (!place.classList.contains('changing')) return;
  const before = Number.parseInt(place.style.width, 10) || 0;
  if (text.length > before) place.style.width = `${text.length}ch`;
}
