import type { StudioActions, StudioConditions } from './studio-actions.ts';

/** The groups in which commands are shown, in this order. */
export const COMMAND_GROUPS = ['playback', 'marks', 'results', 'view', 'project', 'window'] as const;
/** One of {@link COMMAND_GROUPS}. */
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Where a command's shortcuts work: everywhere, or everywhere but in a dialog. */
export type CommandScope = 'window' | 'studio';

/** One thing that the user can do: the same for menu, key, palette, button and test. */
export interface StudioCommand {
  readonly id: string;
  readonly group: CommandGroup;
  /** Key of its name for {@link t}. */
  readonly label: string;
  /** Those that it comes with, see parseShortcut; what the user has made of them is told by bindings.ts. */
  readonly defaultShortcuts: readonly string[];
  /** Its keys cannot be changed: they are a row of digits, a chord of the shuttle, or the way out of everything. */
  readonly hasFixedKeys: boolean;
  readonly scope: CommandScope;
  /** Whether holding the keys repeats it. */
  readonly repeats: boolean;
  /** Left out of the palette, where it makes no sense (Esc, the palette itself). */
  readonly byKeyOnly: boolean;
  isEnabled(conditions: StudioConditions): boolean;
  perform(actions: StudioActions): void;
}

/** What of a command is said in a row of the tables of commands. */
export interface CommandRow {
  readonly keys?: readonly string[];
  readonly hasFixedKeys?: boolean;
  readonly when?: keyof StudioConditions;
  readonly repeats?: boolean;
  readonly byKeyOnly?: boolean;
  readonly scope?: CommandScope;
  readonly perform: (actions: StudioActions) => void;
}

/** The commands of one group from their rows; a command's name has the key `commands.<id>`. */
export function commandsOf(group: CommandGroup, rows: Readonly<Record<string, CommandRow>>): StudioCommand[] {
  return Object.entries(rows).map(
    ([
      id,
      { keys = [], hasFixedKeys = false, when, repeats = false, byKeyOnly = false, scope = 'studio', perform },
    ]) => ({
      id,
      group,
      label: `commands.${id}`,
      defaultShortcuts: keys,
      hasFixedKeys,
      scope,
      repeats,
      byKeyOnly,
      isEnabled: (conditions) => when === undefined || conditions[when],
      perform,
    }),
  );
}
