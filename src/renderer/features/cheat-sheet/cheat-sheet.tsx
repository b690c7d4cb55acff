import { useBindings } from '../../commands/bindings.ts';
import { COMMAND_GROUPS } from '../../commands/command.ts';
import { LineKeys } from '../../commands/keys.tsx';
import { shortcutLines } from '../../commands/shortcut-lines.ts';
import type { StudioActions } from '../../commands/studio-actions.ts';
import { Button } from '../../ui/button.tsx';
import { StudioDialog } from '../../ui/dialog.tsx';
import { t, useLanguage } from '../../ui/i18n.ts';
import './cheat-sheet.css';

/** All shortcuts, by group, with the way to change them. Mounted while it is open. */
export function CheatSheet({ actions, onClose }: { actions: Pick<StudioActions, 'show'>; onClose: () => void }) {
  useLanguage();
  useBindings();
  const footer = <Button onClick={() => actions.show('keyboard')}>{t('cheat-sheet.change')}</Button>;
  return (
    <StudioDialog title={t('cheat-sheet.title')} size="wide" footer={footer} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <article className="cheat-sheet" tabIndex={0} aria-label={t('cheat-sheet.title')}>
        {COMMAND_GROUPS.map((group) => (
          <section key={group} aria-labelledby={`keys-${group}`}>
            <h3 id={`keys-${group}`}>{t(`commands.group.${group}`)}</h3>
            <dl>
              {shortcutLines(group)
                .filter(({ shortcuts }) => shortcuts.length > 0)
                .map((line) => (
                  <div key={line.id}>
                    <dt>{line.name}</dt>
                    <dd>
                      <LineKeys line={line} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <section aria-labelledby="keys-mouse">
          <h3 id="keys-mouse">{t('cheat-sheet.mouse')}</h3>
          <dl>
            {['wheel-zoom', 'wheel-step', 'drag', 'timeline'].map((id) => (
              <div key={id}>
                <dt>{t(`cheat-sheet.${id}`)}</dt>
                <dd>{t(`cheat-sheet.${id}.how`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </article>
    </StudioDialog>
  );
}
