import type { StudioCommand } from '../../commands/command.ts';
import { t } from '../../ui/i18n.ts';

/** The names of commands, for a text that has the first and the last quotation mark. */
export function namesText(commands: readonly StudioCommand[]): string {
  return commands.map(({ label }) => t(label)).join(t('keyboard.and'));
}
