import { useId, useState } from 'react';
import { setAction } from '../../../document/commands/pair.ts';
import { chooseForAction, useActionSettings } from '../../studio/action-settings.ts';
import { ACTION_TEMPLATES, templateOf } from '../../studio/action-templates.ts';
import { useSession } from '../../studio/use-document.ts';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { t } from '../../ui/i18n.ts';

const NONE = '';
const OWN = '*';

/** Chooses the action of the pair, and with it the points that are asked for. */
export function ActionChoice({ action, edit }: { action: string | null; edit: (work: () => void) => void }) {
  const session = useSession();
  const settings = useActionSettings(action);
  const id = useId();
  const [namesOwn, setNamesOwn] = useState(false);
  const isOwn = namesOwn || (action !== null && !templateOf(action));
  const set = (name: string | null) => edit(() => session.dispatch(setAction, { action: name }));
  const choose = (value: string) => {
    setNamesOwn(value === OWN);
    if (value !== OWN) set(value === NONE ? null : value);
  };
  return (
    <div className="points-action">
      <label className="points-field" htmlFor={`${id}-action`}>
        <span>{t('points.action')}</span>
        <select
          id={`${id}-action`}
          value={isOwn ? OWN : (action ?? NONE)}
          onChange={({ target: { value } }) => choose(value)}
        >
          <option value={NONE}>{t('points.action.none')}</option>
          {ACTION_TEMPLATES.map((template) => (
            <option key={template.action} value={template.action}>
              {template.action}
            </option>
          ))}
          <option value={OWN}>{t('points.action.own')}</option>
        </select>
      </label>
      {isOwn && (
        <label className="points-field">
          <span>{t('points.action.own-label')}</span>
          <input
            key={action}
            type="text"
            defaultValue={action ?? ''}
            maxLength={80}
            onBlur={({ target: { value } }) => set(value.trim() === '' ? null : value.trim())}
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          />
        </label>
      )}
      <label className="points-field" title={t('points.action.objects-hint')}>
        <span>{t('points.action.objects')}</span>
        <input
          key={settings.objects.join()}
          type="text"
          defaultValue={settings.objects.join(', ')}
          placeholder={t('points.action.objects-hint')}
          onBlur={({ target: { value } }) => chooseForAction(action, { objects: namesIn(value) })}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </label>
      <ChoiceGroup
        label={t('points.action.joints')}
        value={settings.joints}
        choices={(['all', 'three', 'none'] as const).map((value) => ({ value, label: t(`points.joints.${value}`) }))}
        onChange={(joints) => chooseForAction(action, { joints })}
      />
    </div>
  );
}

/** Names as the field writes them: words joined by underscores, each once. */
function namesIn(text: string): string[] {
  const names = text.split(',').map((name) => name.trim().replace(/\s+/g, '_'));
  return [...new Set(names.filter((name) => name !== ''))];
}
