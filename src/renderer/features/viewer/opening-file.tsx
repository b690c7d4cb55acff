import { Button } from '../../ui/button.tsx';
import { language, t } from '../../ui/i18n.ts';
import { Meter } from '../../ui/meter.tsx';
import type { ClipOpening } from './viewer-props.ts';

/** The file that is being opened in a pane, and how far it is; of a long one the first picture too, and a way out. */
export function OpeningFile({ opening, onCancel }: { opening: ClipOpening; onCancel(mediaId: string): void }) {
  const { name, counting } = opening;
  const text = t('viewer.opening', { file: name });
  if (!counting) {
    return (
      <div className="pane-opening" role="status">
        <p>{text}</p>
        <Meter fraction={opening.fraction} label={text} />
      </div>
    );
  }
  const { mediaId, framesDone, framesExpected, picture } = counting;
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
      <Button small aria-label={t('viewer.opening-cancel', { file: name })} onClick={() => onCancel(mediaId)}>
        {t('viewer.opening-cancel-short')}
      </Button>
    </div>
  );
}
