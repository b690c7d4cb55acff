import { useId } from 'react';
import { COMPARISON_LAYOUTS, type ComparisonWish } from '../../../contract/export.ts';
import { isCombined } from '../../../document/overlay/combine.ts';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { t } from '../../ui/i18n.ts';
import { type ComparisonChoices, ComparisonTime } from './comparison-time.tsx';

const SPEEDS = ['0.1', '0.25', '0.5', '1'] as const;
const FREEZES = ['0', '0.5', '1', '2'] as const;

/** How the comparison clip is to look and run. */
export function ComparisonLook({
  look,
  subject,
  hasRun,
  isDisabled,
  onChange,
}: Omit<ComparisonChoices, 'onChange'> & { onChange: (look: ComparisonWish) => void }) {
  const id = useId();
  const change = (part: Partial<ComparisonWish>) => onChange({ ...look, ...part });
  return (
    <>
      <ChoiceGroup
        label={t('export.layout')}
        value={look.layout}
        choices={COMPARISON_LAYOUTS.map((value) => ({ value, label: t(`export.layout.${value}`) }))}
        isDisabled={isDisabled}
        onChange={(layout) => change({ layout })}
      />
      {look.layout === 'overlay' && (
        <div className="export-field">
          <label htmlFor={`${id}-opacity`}>
            {t('export.opacity')} <output className="numbers">{Math.round(look.opacity * 100)} %</output>
          </label>
          <input
            id={`${id}-opacity`}
            type="range"
            min={0}
            max={100}
            step={5}
            value={Math.round(look.opacity * 100)}
            disabled={isDisabled}
            onChange={({ target }) => change({ opacity: Number(target.value) / 100 })}
          />
        </div>
      )}
      {look.layout === 'wipe' && (
        <div className="export-field">
          <label htmlFor={`${id}-divider`}>
            {t('export.divider')} <output className="numbers">{Math.round(look.divider * 100)} %</output>
          </label>
          <input
            id={`${id}-divider`}
            type="range"
            min={0}
            max={100}
            step={5}
            value={Math.round(look.divider * 100)}
            disabled={isDisabled}
            onChange={({ target }) => change({ divider: Number(target.value) / 100 })}
          />
        </div>
      )}
      {hasRun && isCombined(look.layout) && (
        <ChoiceGroup
          label={t('export.align')}
          value={look.alignsPeople ? 'person' : 'frame'}
          choices={(['person', 'frame'] as const).map((value) => ({ value, label: t(`export.align.${value}`) }))}
          isDisabled={isDisabled}
          onChange={(value) => change({ alignsPeople: value === 'person' })}
        />
      )}
      {hasRun ? (
        <ChoiceGroup
          label={t('export.zoom')}
          value={look.zoom}
          choices={(['frame', 'person'] as const).map((value) => ({ value, label: t(`export.zoom.${value}`) }))}
          isDisabled={isDisabled}
          onChange={(zoom) => change({ zoom })}
        />
      ) : (
        <p className="export-note">{t('export.zoom.needs-run')}</p>
      )}
      <ChoiceGroup
        label={t('export.speed')}
        value={String(look.speed) as (typeof SPEEDS)[number]}
        choices={SPEEDS.map((value) => ({ value, label: `${value} ×` }))}
        isDisabled={isDisabled}
        onChange={(speed) => change({ speed: Number(speed) })}
      />
      <ChoiceGroup
        label={t('export.freeze')}
        value={String(look.freezeSeconds) as (typeof FREEZES)[number]}
        choices={FREEZES.map((value) => ({ value, label: value === '0' ? t('export.freeze.none') : `${value} s` }))}
        isDisabled={isDisabled}
        onChange={(seconds) => change({ freezeSeconds: Number(seconds) })}
      />
      <ComparisonTime look={look} subject={subject} hasRun={hasRun} isDisabled={isDisabled} onChange={change} />
    </>
  );
}
