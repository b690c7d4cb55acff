import { useSyncExternalStore } from 'react';
import type { StudioActions } from '../commands/studio-actions.ts';
import type { Playback } from '../playback/playback.ts';
import { Button } from '../ui/button.tsx';
import { t, useLanguage } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';

/** Play, step, speed and loop; the playhead itself is drawn by viewer and timeline. */
export function PlaybackBar({ playback, actions }: { playback: Playback; actions: StudioActions }) {
  useLanguage();
  const state = useSyncExternalStore(
    (listener) => playback.onState(listener),
    () => `${playback.isPlaying}|${playback.speed}|${playback.loop}`,
  );
  const [isPlaying, speed, loop] = state.split('|');
  const playing = isPlaying === 'true';
  return (
    <div className="playback-bar panel" role="toolbar" aria-label={t('window.playback')}>
      <Button
        small
        title={`${t('commands.previous-frame')} (←)`}
        aria-label={t('commands.previous-frame')}
        onClick={() => actions.step(-1)}
      >
        <Icon name="step-back" />
      </Button>
      <Button
        small
        title={`${t('commands.play-pause')} (Space)`}
        aria-label={t('commands.play-pause')}
        aria-pressed={playing}
        onClick={() => actions.togglePlay()}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </Button>
      <Button
        small
        title={`${t('commands.next-frame')} (→)`}
        aria-label={t('commands.next-frame')}
        onClick={() => actions.step(1)}
      >
        <Icon name="step-forward" />
      </Button>
      <label className="speed">
        <span>{t('window.speed')}</span>
        <select value={speed} onChange={({ target }) => playback.setSpeed(Number(target.value))}>
          {[...new Set([0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, Number(speed)])]
            .sort((a, b) => a - b)
            .map((value) => (
              <option key={value} value={value}>
                {Math.round(value * 100)} %
              </option>
            ))}
        </select>
      </label>
      <Button
        small
        title={t('commands.loop')}
        aria-label={t('commands.loop')}
        aria-pressed={loop === 'true'}
        onClick={() => actions.toggleLoop()}
      >
        <Icon name="loop" />
      </Button>
      <span className="spacer" />
      <Button small title={`${t('commands.add-keypoint')} (N)`} onClick={() => actions.addKeypoint()}>
        <Icon name="point" />
        {t('commands.add-keypoint')}
      </Button>
      <Button small title={`${t('commands.add-marker')} (M)`} onClick={() => actions.addMarker()}>
        <Icon name="flag" />
        {t('commands.add-marker')}
      </Button>
      <Button small title={t('commands.suggest-points')} onClick={() => actions.suggestPoints()}>
        <Icon name="person" />
        {t('commands.suggest-points')}
      </Button>
    </div>
  );
}
