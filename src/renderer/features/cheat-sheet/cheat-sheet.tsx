import { COMMAND_GROUPS } from '../../commands/command.ts';
import { Keys } from '../../commands/keys.tsx';
import { STUDIO_COMMANDS } from '../../commands/studio-commands.ts';
import { StudioDialog } from '../../ui/dialog.tsx';
import { t, useLanguage } from '../../ui/i18n.ts';
import './cheat-sheet.css';

/** Commands whose key says enough in one line for all of them. */
const IN_ONE_LINE = /^keypoint-[2-9]$/;

/** All shortcuts, by group. Mounted while it is open. */
export function CheatSheet({ onClose }: { onClose: () => void }) {
  useLanguage();
  return (
    <StudioDialog title={t('cheat-sheet.title')} size="wide" onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <article className="cheat-sheet" tabIndex={0} aria-label={t('cheat-sheet.title')}>
        {COMMAND_GROUPS.map((group) => (
          <section key={group} aria-labelledby={`keys-${group}`}>
            <h3 id={`keys-${group}`}>{t(`commands.group.${group}`)}</h3>
            <dl>
              {STUDIO_COMMANDS.filter((each) => each.group === group && each.shortcuts.length > 0)
                .filter(({ id }) => !IN_ONE_LINE.test(id))
                .map(({ id, label, shortcuts }) => (
                  <div key={id}>
                    <dt>{id === 'keypoint-1' ? t('cheat-sheet.keypoints') : t(label)}</dt>
                    <dd>
                      {(id === 'keypoint-1' ? ['1', '9'] : shortcuts).map((shortcut, index) => (
                        <span key={shortcut}>
                          {index > 0 && <span className="or">{id === 'keypoint-1' ? '–' : t('cheat-sheet.or')}</span>}
                          <Keys shortcut={shortcut} />
                        </span>
                      ))}
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
