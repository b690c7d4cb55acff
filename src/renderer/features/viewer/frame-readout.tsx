import { useEffect, useRef } from 'react';
import type { Playback } from '../../playback/playback.ts';
import { t } from '../../ui/i18n.ts';
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
        [sync, fromSync === null ? '' : `${formatSigned(fromSync)} ${t('viewer.from-sync')}`],
        [held, playback.isHeld(role) ? t('viewer.held') : ''],
      ] as const;
      for (const [place, text] of texts) {
        if (place.current && place.current.textContent !== text) place.current.textContent = text;
      }
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (spoken.current) spoken.current.textContent = `${t('viewer.frame')} ${frame + base}`;
      }, QUIET);
    };
    write();
    const stops = [playback.onFrame((each) => each === role && write()), playback.onState(write)];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  });
  const digits = String(last + base).length;
  return (
    <p className="frame-readout numbers">
      <span className="frame-number">
        {t('viewer.frame')} <strong ref={number} style={{ minWidth: `${digits}ch` }} />{' '}
        <span className="frame-last">{t('viewer.of', { last: last + base })}</span>
      </span>
      <span ref={time} className="frame-time" />
      <span ref={sync} className="frame-sync" />
      <span ref={held} className="frame-held" />
      <span ref={spoken} className="visually-hidden" aria-live="polite" />
    </p>
  );
}
