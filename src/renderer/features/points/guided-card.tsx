import { type GuidedState, guidedProgress, guidedStep } from '../../studio/guided.ts';
import type { Marking } from '../../studio/marking.ts';
import { Button } from '../../ui/button.tsx';
import { t } from '../../ui/i18n.ts';
import { useFrameBase } from '../../ui/preferences.ts';
import { readable } from './readable.ts';

/** The question of the guided marking. */
export function GuidedCard({ guided, marking }: { guided: GuidedState; marking: Marking }) {
  const base = useFrameBase();
  const step = guidedStep(guided);
  if (!step) return null;
  return (
    <fieldset className="guided" aria-label={t('points.guided')}>
      <p role="status">
        <strong>{t('points.guided.ask', { point: readable(step.point) })}</strong>
        <span>{t('points.guided.at', { moment: step.momentName, frame: step.frame + base })}</span>
      </p>
      <div className="guided-bar">
        <span className="numbers">{t('points.guided.progress', guidedProgress(guided))}</span>
        <Button small disabled={guided.index === 0} onClick={() => marking.back()}>
          {t('points.guided.back')}
        </Button>
        <Button small onClick={() => marking.skip()}>
          {t('points.guided.skip')}
        </Button>
        <Button small look="quiet" title={t('points.guided.leave-tip')} onClick={() => marking.leave()}>
          {t('points.guided.leave')}
        </Button>
      </div>
    </fieldset>
  );
}
