import { useBindings } from '../../commands/bindings.ts';
import { keyHint } from '../../commands/command-button.tsx';
import { METHOD_VIEWS, type MethodView } from '../../studio/view-store.ts';
import { t } from '../../ui/i18n.ts';
import { MethodMark } from '../../ui/method-mark.tsx';

/** Chooses which methods are shown; a command goes on to the next. */
export function ViewSwitch({ view, onView }: { view: MethodView; onView: (view: MethodView) => void }) {
  useBindings();
  return (
    <fieldset className="view-switch" title={t('compare.view.tip') + keyHint('cycle-view')}>
      <legend className="visually-hidden">{t('compare.view')}</legend>
      {METHOD_VIEWS.map((each) => (
        <button key={each} type="button" aria-pressed={each === view} onClick={() => onView(each)}>
          {(each === 'joint' || each === 'sequential') && <MethodMark family={each} />}
          {t(`compare.view.${each}`)}
        </button>
      ))}
    </fieldset>
  );
}
