import { useSyncExternalStore } from 'react';
import { onPreferences, preference, setPreference } from '../ui/preferences.ts';
import type { StudioCommand } from './command.ts';
import { isShortcut, plainShortcut } from './shortcut.ts';
import { commandOf, STUDIO_COMMANDS } from './studio-commands.ts';

/**
 * What the user has made of the shortcuts: the commands whose shortcuts are not their defaults, by id; the first is shown, the others are
 * aliases, and none at all is a choice too. A default that one of these has taken is left out of the command that came with it, so that
 * it is there again as soon as it is free.
 */
export type Bindings = Readonly<Record<string, readonly string[]>>;

/** What the menus of the system, the browser or a text field do by themselves: no command can have it. */
const RESERVED = new Set(['A', 'C', 'V', 'X', 'Q', 'W', '0', '+', '-'].map((key) => `Mod+${key}`));

/** Whether a shortcut is left to the system, the browser and text fields. */
export function isReserved(shortcut: string): boolean {
  return RESERVED.has(plainShortcut(shortcut));
}

const FIXED = new Set(
  STUDIO_COMMANDS.filter(({ hasFixedKeys }) => hasFixedKeys).flatMap(({ defaultShortcuts }) => defaultShortcuts),
);

/**
 * The bindings in a kept value, whoever wrote it: commands that are not known, that keep their keys, and shortcuts that cannot be are
 * left out, and of two commands with one shortcut the first has it.
 */
export function readBindings(kept: unknown): Bindings {
  const values: Readonly<Record<string, unknown>> = Object(kept);
  const taken = new Set<string>(FIXED);
  const read: Record<string, readonly string[]> = {};
  for (const { id, defaultShortcuts, hasFixedKeys } of STUDIO_COMMANDS) {
    const value = Object.hasOwn(values, id) ? values[id] : null;
    if (!Array.isArray(value) || hasFixedKeys) continue;
    const shortcuts = new Set(
      value
        .filter(isPossible)
        .map(plainShortcut)
        .filter((each) => !taken.has(each)),
    );
    // Nothing that is understood is not the same as nothing that is wished.
    if (value.length > 0 && shortcuts.size === 0) continue;
    if (isSame([...shortcuts], defaultShortcuts)) continue;
    read[id] = [...shortcuts];
    for (const each of shortcuts) taken.add(each);
  }
  return read;
}

function isPossible(value: unknown): value is string {
  return typeof value === 'string' && isShortcut(value) && !isReserved(value);
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((each, index) => each === others[index]);
}

/** The shortcuts of every command, by its id. */
export function effectiveShortcuts(bindings: Bindings): ReadonlyMap<string, readonly string[]> {
  const taken = new Set(Object.values(bindings).flat());
  return new Map(
    STUDIO_COMMANDS.map(({ id, defaultShortcuts }) => [
      id,
      bindings[id] ?? defaultShortcuts.filter((each) => !taken.has(each)),
    ]),
  );
}

/**
 * The other commands that have one of these shortcuts. Both scopes hold where the studio itself has the focus, so that any two commands
 * would be in each other's way.
 */
export function conflictsOf(bindings: Bindings, id: string, shortcuts: readonly string[]): StudioCommand[] {
  const effective = effectiveShortcuts(bindings);
  return STUDIO_COMMANDS.filter(
    (other) => other.id !== id && effective.get(other.id)?.some((each) => shortcuts.includes(each)),
  );
}

/** The bindings with these shortcuts for a command; whichever other command had one of them has it no longer. */
export function withShortcuts(bindings: Bindings, id: string, shortcuts: readonly string[]): Bindings {
  const others = Object.entries(bindings)
    .filter(([other]) => other !== id)
    .map(([other, theirs]) => [other, theirs.filter((each) => !shortcuts.includes(each))] as const);
  // Taken away to the last one is not "nothing understood": it stays empty.
  return readBindings({ ...Object.fromEntries(others), [id]: shortcuts });
}

/** Whether a command has other shortcuts than it came with. */
export function isChanged(bindings: Bindings, id: string): boolean {
  return !isSame(effectiveShortcuts(bindings).get(id) ?? [], commandOf(id).defaultShortcuts);
}

/** What {@link bindings} and {@link shortcutsOf} say as long as the preference is this very object. */
let known = { kept: undefined as unknown, bindings: {} as Bindings, effective: effectiveShortcuts({}) };

function current(): typeof known {
  const kept = preference('shortcuts');
  if (kept !== known.kept) {
    const read = readBindings(kept);
    known = { kept, bindings: read, effective: effectiveShortcuts(read) };
  }
  return known;
}

/** What the user has made of the shortcuts until now. */
export function bindings(): Bindings {
  return current().bindings;
}

/** The shortcuts of a command as they are now: the first is shown, the others are aliases. */
export function shortcutsOf(id: string): readonly string[] {
  return current().effective.get(id) ?? [];
}

/** Changes the shortcuts, at once and for the next time. */
export function setBindings(next: Bindings): void {
  setPreference('shortcuts', next);
}

/** {@link bindings}; a component that calls it is drawn again when they change, and so is what it says of any keys. */
export function useBindings(): Bindings {
  return useSyncExternalStore(onPreferences, bindings);
}
