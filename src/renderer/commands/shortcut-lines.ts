import { t } from '../ui/i18n.ts';
import { shortcutsOf } from './bindings.ts';
import type { CommandGroup } from './command.ts';
import { STUDIO_COMMANDS } from './studio-commands.ts';

/** A command with its keys, as lists of shortcuts show it. */
export interface ShortcutLine {
  readonly id: string;
  readonly name: string;
  /** The keys as they are now. */
  readonly shortcuts: readonly string[];
  /** Whether the keys are the first and the last of a row. */
  readonly isRange: boolean;
  readonly hasFixedKeys: boolean;
}

/** The commands of a group with their keys. The digits, whose commands differ in nothing else, share one line. */
export function shortcutLines(group: CommandGroup): ShortcutLine[] {
  return STUDIO_COMMANDS.filter((command) => command.group === group && !/^keypoint-[2-9]$/.test(command.id)).map(
    ({ id, label, hasFixedKeys }) =>
      id === 'keypoint-1'
        ? { id, name: t('commands.keypoints'), shortcuts: ['1', '9'], isRange: true, hasFixedKeys }
        : { id, name: t(label), shortcuts: shortcutsOf(id), isRange: false, hasFixedKeys },
  );
}
