import { Button } from '../../ui/button.tsx';
import { language, t } from '../../ui/i18n.ts';
import { Meter } from '../../ui/meter.tsx';
import type { ClipOpening } from './viewer-props.ts';

/** The clip that is being opened in a pane, how far it is, and a way out; of a long one the first picture too. */
export function OpeningFile({ opening, onCancel }: { opening: ClipOpening; onCancel(): void }) {
  const { name, counting } = opening;
  const text = t('viewer.opening', { file: name });
  const cancel = (
    <Button small aria-label={t('viewer.opening-cancel', { file: name })} onClick={onCancel}>
      {t('viewer.opening-cancel-short')}
    </Button>
  );
  if (!counting) {
    const isSent = opening.fraction !== null && opening.fraction < 1;
    return (
      <div className="pane-opening" role="status">
        <p>{text}</p>
        <Meter fraction={opening.fraction} label={text} />
        {isSent && cancel}
      </div>
    );
  }
  const { framesDone, framesExpected, picture } = counting;
  const count = new Intl.NumberFormat(language());
  const done = count.format(framesDone);
  return (
    <div className="pane-opening counting">
      {picture && <img src={picture} alt="" />}
      <p role="status">{text}</p>
      <Meter fraction={framesExpected === null ? null : Math.min(1, framesDone / framesExpected)} label={text} />
      <p className="counted">
        {framesExpected === null
          ? t('viewer.counting-on', { done })
          : t('viewer.counting', { done, expected: count.format(framesExpected) })}
      </p>
      <p className="words-hint">{t('viewer.counting-why')}</p>
      {cancel}
    </div>
  );
}
