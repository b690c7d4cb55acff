import { METHOD_FAMILY, METHODS, type Method } from '../../../contract/methods.ts';
import { t } from '../../ui/i18n.ts';
import { MethodMark } from '../../ui/method-mark.tsx';

/** Chooses one or more methods; together they show where they disagree. */
export function MethodsField({
  methods,
  onToggle,
}: {
  methods: readonly Method[];
  onToggle: (method: Method) => void;
}) {
  return (
    <fieldset className="field">
      <legend>{t('run.methods')}</legend>
      {(['joint', 'sequential'] as const).map((family) => (
        <div key={family} className="family">
          <p>
            <MethodMark family={family} />
            {t(`run.family.${family}`)}
          </p>
          {METHODS.filter((method) => METHOD_FAMILY[method] === family).map((method) => (
            <label key={method} className="check">
              <input type="checkbox" checked={methods.includes(method)} onChange={() => onToggle(method)} />
              <span>{t(`run.method.${method}`)}</span>
            </label>
          ))}
        </div>
      ))}
    </fieldset>
  );
}
