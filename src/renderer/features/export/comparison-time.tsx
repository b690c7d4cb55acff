import { useId } from 'react';
import { COMPARISON_WARPS, type ComparisonWish } from '../../../contract/export.ts';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { formatRate } from '../../ui/format.ts';
import { t } from '../../ui/i18n.ts';
import { useFrameBase } from '../../ui/preferences.ts';
import { ROLES } from '../../ui/role.ts';
import { besideFrame, type ComparisonSubject, type SubjectClip } from './comparison-subject.ts';

/** What is chosen for a comparison clip, and what can be. */
export interface ComparisonChoices {
  readonly look: ComparisonWish;
  readonly subject: ComparisonSubject | null;
  /** A run knows the persons; without one whole frames are shown. */
  readonly hasRun: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (part: Partial<ComparisonWish>) => void;
}

/** What keeps the clips of a comparison in step, and in whose time slow motion runs. */
export function ComparisonTime({ look, subject, hasRun, isDisabled, onChange }: ComparisonChoices) {
  const has = { method: hasRun, anchors: subject !== null && subject.anchors.length > 0, offset: true };
  const slow = ROLES.filter((role) => subject && isSlow(subject[role]));
  return (
    <>
      <ChoiceGroup
        label={t('export.timing')}
        value={look.warp}
        choices={COMPARISON_WARPS.filter((value) => has[value]).map((value) => ({
          value,
          label: t(`export.timing.${value}`),
        }))}
        isDisabled={isDisabled}
        onChange={(warp) => onChange({ warp })}
      />
      {look.warp === 'offset' && (
        <OffsetField look={look} subject={subject} isDisabled={isDisabled} onChange={onChange} />
      )}
      {subject && slow.length > 0 && (
        <fieldset className="export-slow">
          <legend>{t('export.real-time')}</legend>
          {slow.map((role) => (
            <label key={role}>
              <input
                type="checkbox"
                checked={look.realTime[role]}
                disabled={isDisabled}
                onChange={({ target }) => onChange({ realTime: { ...look.realTime, [role]: target.checked } })}
              />
              {slowText(role, subject[role])}
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}

function OffsetField({
  look,
  subject,
  isDisabled,
  onChange,
}: {
  look: ComparisonWish;
  subject: ComparisonSubject | null;
  isDisabled: boolean;
  onChange: (part: Partial<ComparisonWish>) => void;
}) {
  const id = useId();
  const frameBase = useFrameBase();
  const sync = subject && (subject.source.syncFrame ?? subject.source.range[0]);
  return (
    <div className="export-field">
      <label htmlFor={id}>{t('export.offset')}</label>
      <input
        id={id}
        type="number"
        step={0.01}
        value={look.offsetSeconds}
        disabled={isDisabled}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChange({ offsetSeconds: target.valueAsNumber || 0 })}
      />
      {subject && sync !== null && (
        <small id={`${id}-hint`} className="numbers">
          {t(look.offsetSeconds === 0 ? 'export.offset.window' : 'export.offset.beside', {
            source: sync + frameBase,
            target: besideFrame(subject, look, sync).target + frameBase,
          })}
        </small>
      )}
    </div>
  );
}

function isSlow({ captureFps = null, fps }: SubjectClip): boolean {
  return captureFps !== null && captureFps !== fps;
}

function slowText(role: (typeof ROLES)[number], { captureFps, fps }: SubjectClip): string {
  return t('export.real-time.clip', {
    ...{ role: t(`studio.${role}`), captured: formatRate(captureFps ?? fps), fps: formatRate(fps) },
  });
}
