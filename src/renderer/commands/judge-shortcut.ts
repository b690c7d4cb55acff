import { type Bindings, conflictsOf, effectiveShortcuts, isReserved } from './bindings.ts';
import type { StudioCommand } from './command.ts';

/** Shortcuts that a command may have, with those among them that other commands have now. */
export interface Proposal {
  readonly kind: 'free' | 'taken';
  readonly shortcuts: readonly string[];
  readonly contested: readonly string[];
  readonly others: readonly StudioCommand[];
}

/** What can be said of a pressed shortcut: it is free or another command's, or it cannot be had. */
export type Verdict =
  | Proposal
  | { readonly kind: 'fixed'; readonly shortcut: string; readonly other: StudioCommand }
  | { readonly kind: 'reserved'; readonly shortcut: string }
  | { readonly kind: 'unusable' };

/**
 * Judges a pressed shortcut for a command.
 *
 * @param shortcut null where the keys make none
 * @param adds whether it stands beside those that the command has, or for all of them
 */
export function judgeShortcut(bindings: Bindings, id: string, shortcut: string | null, adds: boolean): Verdict {
  if (shortcut === null) return { kind: 'unusable' };
  if (isReserved(shortcut)) return { kind: 'reserved', shortcut };
  const present = adds ? (effectiveShortcuts(bindings).get(id) ?? []) : [];
  const proposal = proposed(bindings, id, [...new Set([...present, shortcut])]);
  const fixed = proposal.others.find(({ hasFixedKeys }) => hasFixedKeys);
  return fixed ? { kind: 'fixed', shortcut, other: fixed } : proposal;
}

/** Shortcuts for a command, such as its defaults, with what stands against them. */
export function proposed(bindings: Bindings, id: string, shortcuts: readonly string[]): Proposal {
  const others = conflictsOf(bindings, id, shortcuts);
  const effective = effectiveShortcuts(bindings);
  const contested = shortcuts.filter((each) => others.some((other) => effective.get(other.id)?.includes(each)));
  return { kind: others.length > 0 ? 'taken' : 'free', shortcuts, contested, others };
}
