import { type FocusEvent, type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import type { MediaRecord } from '../../contract/project.ts';
import { playbackRate, useInFileTime } from '../playback/real-time.ts';
import { formatRate } from '../ui/format.ts';
import { t } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import type { Role } from '../ui/role.ts';
import type { SyncActions } from './sync-actions.ts';

const ROLES = ['source', 'target'] as const;

/** At which rate each clip was filmed, and whether its slow motion is played in real time; the button says what holds now. */
export function ClipRateControl({
  media,
  sync,
}: {
  media: Readonly<Record<Role, MediaRecord | null>>;
  sync: SyncActions;
}) {
  const inFileTime = useInFileTime();
  const slow = ROLES.flatMap((role) => {
    const clip = media[role];
    if (!clip || clip.captureFps === null || clip.captureFps === clip.info.fps) return [];
    const factor = Math.round((10 * clip.captureFps) / clip.info.fps) / 10;
    const isReal = playbackRate(clip, { inFileTime }) !== 1;
    const values = { role: t(`studio.${role}`), fps: formatRate(clip.captureFps), factor };
    return [t(isReal ? 'sync.in-real-time' : 'sync.in-file-time', values)];
  });
  return (
    <DialogTrigger>
      <Button className="button plain small" aria-label={[t('sync.rate'), ...slow].join(', ')}>
        <Icon name="slow" />
        {slow.length > 0 && <span className="rate-text numbers">{slow.join(' · ')}</span>}
      </Button>
      <Popover className="rate-popover" placement="top start">
        <Dialog>
          <Heading level={3} slot="title">
            {t('sync.rate')}
          </Heading>
          <p>{t('sync.rate-hint')}</p>
          {ROLES.map((role) => {
            const clip = media[role];
            return clip && <ClipRate key={`${role} ${clip.id}`} role={role} clip={clip} sync={sync} />;
          })}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function ClipRate({ role, clip, sync }: { role: Role; clip: MediaRecord; sync: SyncActions }) {
  const id = useId();
  const inFileTime = useInFileTime();
  const input = useRef<HTMLInputElement>(null);
  const { captureFps, info } = clip;
  // Undo, or another window, may set another rate; what is being typed is left alone.
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = String(captureFps ?? '');
  }, [captureFps]);
  const keep = ({ currentTarget }: FocusEvent<HTMLInputElement> | KeyboardEvent<HTMLInputElement>): void => {
    const entered = currentTarget.valueAsNumber;
    const value = entered > 0 && entered <= 100_000 && entered !== info.fps ? entered : null;
    if (value !== captureFps) sync.setCaptureFps(clip.id, value);
  };
  return (
    <div className={`rate-clip ${role}`}>
      <h4>{t(`studio.${role}`)}</h4>
      <label htmlFor={id}>{t('sync.capture')}</label>
      <span className="fps">
        <input
          ref={input}
          id={id}
          type="number"
          min={1}
          max={100_000}
          step="any"
          aria-label={t('sync.capture-of', { role: t(`studio.${role}`) })}
          defaultValue={captureFps ?? ''}
          placeholder={formatRate(info.fps)}
          onBlur={keep}
          onKeyDown={(event) => event.key === 'Enter' && keep(event)}
        />
        {t('sync.fps')} ({t('sync.as-file', { fps: formatRate(info.fps) })})
      </span>
      <label className="real-time">
        <input
          type="checkbox"
          aria-label={t('sync.real-time-of', { role: t(`studio.${role}`) })}
          disabled={captureFps === null}
          checked={captureFps !== null && !inFileTime.has(clip.id)}
          onChange={({ target }) => sync.setRealTime(clip.id, target.checked)}
        />
        {t('sync.real-time')}
      </label>
    </div>
  );
}
