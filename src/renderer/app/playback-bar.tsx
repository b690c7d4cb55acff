import { useSyncExternalStore } from 'react';
import { useBindings } from '../commands/bindings.ts';
import { CommandButton, commandWords } from '../commands/command-button.tsx';
import { performCommand } from '../commands/studio-commands.ts';
import { Button } from '../ui/button.tsx';
import { t, useLanguage } from '../ui/i18n.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { ClipRateControl } from './clip-rate-control.tsx';
import type { Studio } from './studio.ts';
import type { PairView } from './use-pair.ts';
import { WarpControl } from './warp-control.tsx';
import './playback-bar.css';

/** Speeds that are offered beside the present one, times real time. */
const SPEEDS = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2];

/** Play, step, speed, loop, and how the clips are in step; the playhead itself is drawn by viewer and timeline. */
export function PlaybackBar({ studio, pair }: { studio: Studio; pair: PairView }) {
  useLanguage();
  useBindings();
  const { playback, actions } = studio;
  const state = useSyncExternalStore(
    (listener) => playback.onState(listener),
    () => `${playback.isPlaying}|${playback.speed}|${playback.loop}|${playback.direction}`,
  );
  const [isPlaying, speed = '1', loop, direction] = state.split('|');
  const playing = isPlaying === 'true';
  const hasPair = pair.media.source !== null && pair.media.target !== null;
  const button = (id: string, icon: IconName, pressed?: boolean) => {
    const { name, tip, shortcuts } = commandWords(id);
    return (
      <Button
        small
        title={tip}
        aria-label={name}
        aria-keyshortcuts={shortcuts}
        aria-pressed={pressed}
        onClick={() => performCommand(id, actions)}
      >
        <Icon name={icon} />
      </Button>
    );
  };
  return (
    <div className="playback-bar panel" role="toolbar" aria-label={t('window.playback')}>
      {button('previous-frame', 'step-back')}
      {button('play-pause', playing ? 'pause' : 'play', playing)}
      {button('next-frame', 'step-forward')}
      <label className="speed">
        <span>{t('window.speed')}</span>
        <select
          aria-label={t('window.speed')}
          value={speed}
          onChange={({ target }) => playback.setSpeed(Number(target.value))}
        >
          {[...new Set([...SPEEDS, Number(speed)])]
            .sort((a, b) => a - b)
            .map((value) => (
              <option key={value} value={value}>
                {`${playing && direction === '-1' && String(value) === speed ? '−' : ''}${Math.round(value * 100)} %`}
              </option>
            ))}
        </select>
      </label>
      {button('loop', 'loop', loop === 'true')}
      <ClipRateControl media={pair.media} sync={actions.sync} />
      {hasPair && <WarpControl pair={pair} sync={actions.sync} />}
      <span className="spacer" />
      {(['add-anchor', 'add-keypoint', 'add-marker', 'suggest-points'] as const).map((id) => (
        <CommandButton key={id} id={id} look="plain" actions={actions} enabled={id !== 'add-anchor' || hasPair}>
          <Icon name={TOOLS[id]} />
          <span className="tool-name">{t(`sync.tool-${id}`)}</span>
        </CommandButton>
      ))}
    </div>
  );
}

const TOOLS = {
  'add-anchor': 'link',
  'add-keypoint': 'point',
  'add-marker': 'flag',
  'suggest-points': 'person',
} as const satisfies Record<string, IconName>;
