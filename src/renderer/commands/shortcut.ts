/** The part of a KeyboardEvent that decides which shortcut it is. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  getModifierState?(name: string): boolean;
}

/** The platforms that differ in the modifier of commands: Cmd on a Mac, Ctrl elsewhere. */
export type Platform = 'mac' | 'other';

interface ParsedShortcut {
  /** As KeyboardEvent.key says it; letters in lower case. */
  readonly key: string;
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** A letter that is held down meanwhile. */
  readonly held: string | null;
}

const MODIFIERS = ['Mod', 'Alt', 'Shift'];

/** What the physical keys write on a Latin layout, for layouts whose letters are not Latin. */
const LATIN_BY_CODE: Readonly<Record<string, string>> = {
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  BracketLeft: '[',
  BracketRight: ']',
  Minus: '-',
  Equal: '+',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
};

/**
 * Takes a shortcut apart: keys joined by `+`, `Mod` for Cmd or Ctrl by platform, the last one as KeyboardEvent.key says it. Another
 * letter before it is one that is held: `K+J`.
 */
export function parseShortcut(shortcut: string): ParsedShortcut {
  const parts = shortcut === '+' ? ['+'] : shortcut.replace(/\+\+$/, '+Plus').split('+');
  const last = parts.at(-1)!;
  const key = last === 'Plus' ? '+' : last;
  const before = parts.slice(0, -1);
  return {
    key: key.length === 1 ? key.toLowerCase() : key,
    mod: before.includes('Mod'),
    alt: before.includes('Alt'),
    shift: before.includes('Shift'),
    held: before.find((part) => !MODIFIERS.includes(part))?.toLowerCase() ?? null,
  };
}

/** Whether keys are named by what they write and the layout says with Shift or AltGr how they are reached: `?`, `[`, `+`. */
function isSymbol(key: string): boolean {
  return key.length === 1 && key !== ' ' && !/[\p{L}\p{N}]/u.test(key);
}

/** The key of an event as shortcuts name it: what it writes when that is Latin, else what the key writes on a Latin layout. */
export function keyOf({ key, code }: Pick<KeyPress, 'key' | 'code'>): string {
  if (key === ' ' || key === 'Spacebar') return 'Space';
  if (key.length !== 1) return key;
  // Letters of other scripts, and what Option writes on a Mac ("Alt+-" is an en dash there).
  const foreign = /\p{L}/u.test(key) ? !/\p{Script=Latin}/u.test(key) : key.charCodeAt(0) > 127;
  if (!foreign) return key.toLowerCase();
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? /^Digit(\d)$/.exec(code)?.[1] ?? LATIN_BY_CODE[code] ?? key;
}

/**
 * Whether an event is this shortcut.
 *
 * @param held letters that are held down now
 */
export function matches(shortcut: string, press: KeyPress, platform: Platform, held: ReadonlySet<string>): boolean {
  const wished = parseShortcut(shortcut);
  if (keyOf(press) !== wished.key) return false;
  if (wished.held !== null ? !held.has(wished.held) : false) return false;
  // AltGr is Ctrl+Alt to Windows; there it only reaches the symbol.
  const altGraph = isSymbol(wished.key) && press.getModifierState?.('AltGraph') === true;
  const ctrl = press.ctrlKey && !altGraph;
  const alt = press.altKey && !altGraph;
  const [mod, other] = platform === 'mac' ? [press.metaKey, ctrl] : [ctrl, press.metaKey];
  if (mod !== wished.mod || other || alt !== wished.alt) return false;
  return isSymbol(wished.key) || press.shiftKey === wished.shift;
}

/** Whether a shortcut writes something when no command takes it: such keys belong to a text field that has the focus. */
export function isTyping(shortcut: string): boolean {
  return !parseShortcut(shortcut).mod;
}

/** Keys beside those that write something which a shortcut may have. Tab and Esc are not among them: they always lead out. */
const NAMED_KEYS =
  /^(Space|Enter|Backspace|Delete|Insert|Home|End|PageUp|PageDown|Arrow(Left|Right|Up|Down)|F([1-9]|1\d|2[0-4]))$/;

/** The one form of a shortcut that two ways of writing it have in common: `Shift+Mod+z` and `Mod+Shift+Z`, `Shift+?` and `?`. */
export function plainShortcut(shortcut: string): string {
  const { key, mod, alt, shift, held } = parseShortcut(shortcut);
  return [
    ...(mod ? ['Mod'] : []),
    ...(alt ? ['Alt'] : []),
    ...(shift && !isSymbol(key) ? ['Shift'] : []),
    ...(held !== null ? [upperCase(held)] : []),
    upperCase(key),
  ].join('+');
}

/** As the table of commands writes letters; "ß" has no capital of one letter. */
function upperCase(key: string): string {
  return /^[a-z]$/.test(key) ? key.toUpperCase() : key;
}

/** Whether a text is a shortcut that a user may choose: modifiers and one key, no chord. */
export function isShortcut(text: string): boolean {
  const { key, held } = parseShortcut(text);
  return held === null && (NAMED_KEYS.test(key) || (key.length === 1 && /[^\s\p{C}]/u.test(key)));
}

/** The shortcut that a key press is, in the form of {@link plainShortcut}; null for modifiers alone and what no shortcut can have. */
export function shortcutOf(press: KeyPress, platform: Platform): string | null {
  const key = keyOf(press);
  const altGraph = isSymbol(key) && press.getModifierState?.('AltGraph') === true;
  const ctrl = press.ctrlKey && !altGraph;
  const [mod, other] = platform === 'mac' ? [press.metaKey, ctrl] : [ctrl, press.metaKey];
  if (other) return null;
  const parts = [mod && 'Mod', press.altKey && !altGraph && 'Alt', press.shiftKey && 'Shift', key];
  const shortcut = parts.filter((part) => part !== false).join('+');
  return isShortcut(shortcut) ? plainShortcut(shortcut) : null;
}
