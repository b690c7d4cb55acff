import { Columns2, Diff, Layers2, Link2, Rows2, SquareSplitHorizontal, UsersRound } from 'lucide-react';
import { useId } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { isCombined } from '../../../document/overlay/combine.ts';
import { useBindings } from '../../commands/bindings.ts';
import { commandWords, keyHint } from '../../commands/command-button.tsx';
import { Button } from '../../ui/button.tsx';
import { t, useLanguage } from '../../ui/i18n.ts';
import { useViewModes, VIEW_MODES, type ViewMode, viewModes } from './view-modes.ts';

const ICONS = {
  'side-by-side': Columns2,
  stacked: Rows2,
  overlay: Layers2,
  wipe: SquareSplitHorizontal,
  difference: Diff,
} as const satisfies Record<ViewMode, unknown>;

/** How the pair is shown: the modes, and what can be set about the present one. */
export function ViewBar() {
  useLanguage();
  useBindings();
  const id = useId();
  const { mode, opacity, linkedZoom, alignsPeople } = useViewModes((state) => state);
  const { setMode, setOpacity, setLinkedZoom, setAlignsPeople } = viewModes.getState();
  const opacityTip = t('viewer.opacity-hint') + keyHint('opacity-more', 'opacity-less');
  const align = commandWords('align-people');
  const link = commandWords('link-zoom');
  return (
    <div className="view-bar" data-tour="view-modes">
      <RadioGroup
        className="view-modes"
        aria-label={t('viewer.modes')}
        orientation="horizontal"
        value={mode}
        onChange={(next) => setMode(next as ViewMode)}
      >
        {VIEW_MODES.map((each) => {
          const Shape = ICONS[each];
          const { tip, shortcuts } = commandWords(`view-${each}`);
          return (
            <Radio key={each} value={each} className="view-mode" aria-keyshortcuts={shortcuts}>
              <span className="view-mode-face" title={tip}>
                <Shape aria-hidden="true" />
                <span className="view-mode-name">{t(`viewer.mode.${each}`)}</span>
              </span>
            </Radio>
          );
        })}
      </RadioGroup>
      {mode === 'overlay' && (
        <div className="view-opacity" title={opacityTip}>
          <label htmlFor={`${id}-opacity`}>{t('viewer.opacity')}</label>
          <input
            id={`${id}-opacity`}
            type="range"
            min={0}
            max={100}
            step={5}
            value={Math.round(opacity * 100)}
            onChange={({ target }) => setOpacity(Number(target.value) / 100)}
          />
          <output className="numbers" htmlFor={`${id}-opacity`}>
            {Math.round(opacity * 100)} %
          </output>
        </div>
      )}
      {isCombined(mode) ? (
        <Button
          small
          className="view-switch"
          aria-pressed={alignsPeople}
          aria-keyshortcuts={align.shortcuts}
          title={`${align.tip}\n${t('viewer.align-hint')}`}
          onClick={() => setAlignsPeople(!alignsPeople)}
        >
          <UsersRound aria-hidden="true" />
          <span className="view-switch-name">{t('viewer.align')}</span>
        </Button>
      ) : (
        <Button
          small
          className="view-switch"
          aria-pressed={linkedZoom}
          aria-keyshortcuts={link.shortcuts}
          title={`${link.tip}\n${t('viewer.link-hint')}`}
          onClick={() => setLinkedZoom(!linkedZoom)}
        >
          <Link2 aria-hidden="true" />
          <span className="view-switch-name">{t('viewer.link')}</span>
        </Button>
      )}
    </div>
  );
}
