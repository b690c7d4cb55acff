import { foldText } from '../../ui/format.ts';

/**
 * How well a text fits what was typed: every typed letter must occur in it in this order. Letters at the beginnings of words and
 * letters that follow each other count more, gaps count against it.
 *
 * @returns null when it does not fit; higher is better
 */
export function fuzzyScore(typed: string, text: string): number | null {
  const wish = foldText(typed).replaceAll(' ', '');
  const within = foldText(text);
  let score = 0;
  let from = 0;
  let previous = -2;
  for (const letter of wish) {
    const at = bestPlace(within, letter, from, previous);
    if (at < 0) return null;
    score += at === previous + 1 ? 3 : 0;
    score += isWordStart(within, at) ? 4 : 0;
    score -= Math.min(3, at - from) * 0.2;
    previous = at;
    from = at + 1;
  }
  return score - within.length * 0.01;
}

/** The letter that follows at once, else the one that begins a word, else the next one. */
function bestPlace(text: string, letter: string, from: number, previous: number): number {
  if (text[previous + 1] === letter && previous + 1 >= from) return previous + 1;
  for (let at = from; at < text.length; at++) if (text[at] === letter && isWordStart(text, at)) return at;
  return text.indexOf(letter, from);
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!);
}

/** The items whose text fits, the best first; all in their own order while nothing is typed. */
export function fuzzySearch<T>(typed: string, items: readonly T[], textOf: (item: T) => string): T[] {
  if (typed.trim() === '') return [...items];
  return items
    .map((item) => ({ item, score: bestScore(typed, textOf(item)) }))
    .filter((each): each is { item: T; score: number } => each.score !== null)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

/** A word that begins later may fit where the earlier one leads nowhere: the greedy search is tried from each word. */
function bestScore(typed: string, text: string): number | null {
  const starts = [0, ...[...text.matchAll(/\s+/g)].map(({ index, 0: gap }) => index + gap.length)];
  const scores = starts.map((start) => fuzzyScore(typed, text.slice(start))).filter((score) => score !== null);
  return scores.length > 0 ? Math.max(...scores) : null;
}
