import { afterEach, describe, expect, it } from 'vitest';
import { CATALOGUES, setLanguage } from '../ui/i18n.ts';
import { COMMAND_GROUPS } from './command.ts';
import { commandFor, type FocusKind } from './command-for.ts';
import { ariaShortcut, formatShortcut } from './format-shortcut.ts';
import {
  isShortcut,
  type KeyPress,
  matches,
  type Platform,
  parseShortcut,
  plainShortcut,
  shortcutOf,
} from './shortcut.ts';
import type { StudioActions, StudioConditions } from './studio-actions.ts';
import { commandOf, offeredCommands, performCommand, STUDIO_COMMANDS } from './studio-commands.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});
const idFor = (event: KeyPress, focus: FocusKind = 'none', platform: Platform = 'other', held: string[] = []) =>
  commandFor(event, focus, platform, new Set(held))?.id ?? null;

const EVERYTHING = new Proxy({}, { get: () => true }) as StudioConditions;
const NOTHING = new Proxy({}, { get: () => false }) as StudioConditions;

/** Actions that write down what was called. */
function recorder(conditions: StudioConditions) {
  const calls: unknown[][] = [];
  const actions = new Proxy({} as StudioActions, {
    get: (_, name) =>
      name === 'conditions' ? () => conditions : (...values: unknown[]) => void calls.push([name, ...values]),
  });
  return { actions, calls };
}

describe('the table of commands', () => {
  it('has no id twice and a name for each in every language', () => {
    const ids = STUDIO_COMMANDS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const texts of Object.values(CATALOGUES)) {
      const unnamed = STUDIO_COMMANDS.filter(({ label }) => !texts[label]);
      expect(unnamed).toEqual([]);
      expect(COMMAND_GROUPS.filter((group) => !texts[`commands.group.${group}`])).toEqual([]);
    }
  });

  it.each(['mac', 'other'] as const)('has no shortcut that two commands take on %s', (platform) => {
    for (const command of STUDIO_COMMANDS) {
      for (const shortcut of command.defaultShortcuts) {
        const { key, mod, alt, shift, held } = parseShortcut(shortcut);
        const event = press(key === 'Space' ? ' ' : key, {
          ctrlKey: mod && platform === 'other',
          metaKey: mod && platform === 'mac',
          altKey: alt,
          shiftKey: shift,
        });
        expect(idFor(event, 'none', platform, held ? [held] : []), `${command.id}: ${shortcut}`).toBe(command.id);
      }
    }
    const all = STUDIO_COMMANDS.flatMap(({ defaultShortcuts }) =>
      defaultShortcuts.map((each) => JSON.stringify(parseShortcut(each))),
    );
    expect(new Set(all).size).toBe(all.length);
  });

  it('reaches every command by key or by palette, and each does something', () => {
    const offered = new Set(offeredCommands(EVERYTHING).map(({ command }) => command.id));
    for (const { id, defaultShortcuts } of STUDIO_COMMANDS) {
      expect(offered.has(id) || defaultShortcuts.length > 0, id).toBe(true);
      const { actions, calls } = recorder(EVERYTHING);
      expect(performCommand(id, actions)).toBe(true);
      expect(calls, id).toHaveLength(1);
    }
  });

  it('does nothing that cannot be done now', () => {
    const { actions, calls } = recorder(NOTHING);
    expect(performCommand('undo', actions)).toBe(false);
    expect(performCommand('run', actions)).toBe(false);
    expect(calls).toEqual([]);
    expect(performCommand('open-demo', actions)).toBe(true);
    expect(calls).toEqual([['openDemo']]);
    expect(() => commandOf('no-such')).toThrow('no-such');
  });

  it('never takes Tab', () => {
    expect(idFor(press('Tab'))).toBeNull();
    expect(idFor(press('Tab', { shiftKey: true }))).toBeNull();
  });
});

describe('keys', () => {
  it('are those of the map', () => {
    expect(idFor(press(' '))).toBe('play-pause');
    expect(idFor(press('ArrowRight'))).toBe('next-frame');
    expect(idFor(press('ArrowRight', { shiftKey: true }))).toBe('forward-10');
    expect(idFor(press('ArrowRight', { altKey: true }))).toBe('nudge-later');
    expect(idFor(press('F', { shiftKey: true }))).toBe('previous-failure');
    expect(idFor(press('f'))).toBe('next-failure');
    expect(idFor(press('?', { shiftKey: true, code: 'Slash' }))).toBe('cheat-sheet');
    expect(idFor(press('j'), 'none', 'other', ['k'])).toBe('shuttle-back');
    expect(idFor(press('j'))).toBe('play-reverse');
    expect(idFor(press('q'))).toBeNull();
  });

  it('are all of those that users know from elsewhere', () => {
    const known: [string, Partial<KeyPress>, string][] = [
      [',', {}, 'previous-frame'],
      ['.', {}, 'next-frame'],
      ['ArrowLeft', { shiftKey: true }, 'back-10'],
      ['ArrowLeft', { ctrlKey: true }, 'previous-marker'],
      ['ArrowLeft', { altKey: true }, 'nudge-earlier'],
      ['PageUp', {}, 'back-share'],
      ['PageDown', {}, 'forward-share'],
      ['Home', {}, 'zone-start'],
      ['End', {}, 'zone-end'],
      ['k', {}, 'pause'],
      ['l', {}, 'play-forward'],
      ['ArrowUp', {}, 'faster'],
      ['ArrowDown', { shiftKey: true }, 'slower-10'],
      ['ArrowDown', { ctrlKey: true }, 'slower-1'],
      ['i', {}, 'set-in'],
      ['o', {}, 'set-out'],
      ['x', {}, 'clear-zone'],
      ['\\', {}, 'clear-zone'],
      ['g', {}, 'go-to'],
      ['j', { ctrlKey: true }, 'go-to'],
      ['n', {}, 'add-keypoint'],
      ['9', {}, 'keypoint-9'],
      ['m', {}, 'add-marker'],
      ['Insert', {}, 'add-marker'],
      ['F8', {}, 'sync-point'],
      ['[', {}, 'focus-source'],
      [']', {}, 'focus-target'],
      ['r', {}, 'run'],
      ['Enter', {}, 'run'],
      ['a', {}, 'add-anchor'],
      ['w', {}, 'cycle-warp'],
      ['c', {}, 'snapshot'],
      ['c', { shiftKey: true }, 'snapshot-copy'],
      ['F9', {}, 'toggle-overlay'],
      ['+', { altKey: true }, 'opacity-more'],
      ['-', { altKey: true }, 'opacity-less'],
      ['?', { shiftKey: true }, 'cheat-sheet'],
      ['k', { ctrlKey: true }, 'palette'],
      ['Escape', {}, 'escape'],
    ];
    for (const [key, more, id] of known) expect(idFor(press(key, more)), `${key} ${JSON.stringify(more)}`).toBe(id);
  });

  it('take Cmd on a Mac and Ctrl elsewhere', () => {
    expect(idFor(press('z', { metaKey: true }), 'none', 'mac')).toBe('undo');
    expect(idFor(press('z', { ctrlKey: true }), 'none', 'mac')).toBeNull();
    expect(idFor(press('z', { ctrlKey: true }))).toBe('undo');
    expect(idFor(press('z', { metaKey: true }))).toBeNull();
    expect(idFor(press('Z', { ctrlKey: true, shiftKey: true }))).toBe('redo');
  });

  it('work on a Cyrillic layout by the place of the key, and on others by what it writes', () => {
    expect(idFor(press('м', { code: 'KeyV' }))).toBe('cycle-view');
    expect(idFor(press('Я', { code: 'KeyZ', ctrlKey: true, shiftKey: true }))).toBe('redo');
    expect(idFor(press('б', { code: 'Comma' }))).toBe('previous-frame');
    // AZERTY: the key that writes "a" stands where Q is.
    expect(idFor(press('m', { code: 'Semicolon' }))).toBe('add-marker');
    expect(idFor(press(',', { code: 'KeyM' }))).toBe('previous-frame');
    // QWERTZ: Z stands where Y is.
    expect(idFor(press('z', { code: 'KeyY', ctrlKey: true }))).toBe('undo');
  });

  it('find symbols that a layout writes with AltGr or Option', () => {
    const getModifierState = (name: string) => name === 'AltGraph';
    expect(idFor(press('[', { code: 'Digit8', ctrlKey: true, altKey: true, getModifierState }))).toBe('focus-source');
    const none = new Set<string>();
    expect(matches('Alt+-', press('–', { code: 'Minus', altKey: true }), 'mac', none)).toBe(true);
    expect(matches('Alt++', press('+', { code: 'Equal', altKey: true, shiftKey: true }), 'other', none)).toBe(true);
    expect(matches('Alt+-', press('-', { code: 'Minus' }), 'other', none)).toBe(false);
  });

  it('leave letters to a text field, and Ctrl combinations to us', () => {
    expect(idFor(press('v'), 'text')).toBeNull();
    expect(idFor(press(' '), 'text')).toBeNull();
    expect(idFor(press('ArrowLeft'), 'text')).toBeNull();
    expect(idFor(press('Delete'), 'text')).toBeNull();
    expect(idFor(press('ArrowLeft', { ctrlKey: true }), 'text')).toBeNull();
    expect(idFor(press('z', { ctrlKey: true }), 'text')).toBeNull();
    expect(idFor(press('s', { ctrlKey: true }), 'text')).toBe('save');
    expect(idFor(press('k', { ctrlKey: true }), 'text')).toBe('palette');
  });

  it('leave a control the keys that are its own', () => {
    expect(idFor(press(' '), 'button')).toBeNull();
    expect(idFor(press('Enter'), 'button')).toBeNull();
    expect(idFor(press('ArrowRight'), 'button')).toBe('next-frame');
    expect(idFor(press('ArrowRight'), 'list')).toBeNull();
    expect(idFor(press('v'), 'list')).toBe('cycle-view');
    // A lane of the timeline moves by arrows, and plays by Space.
    expect(idFor(press('ArrowRight'), 'slider')).toBeNull();
    expect(idFor(press(' '), 'slider')).toBe('play-pause');
    expect(idFor(press(' '), 'list')).toBeNull();
    expect(idFor(press('v'), 'dialog')).toBeNull();
  });
});

describe('a pressed key', () => {
  const none = new Set<string>();
  const written = (key: string, more: Partial<KeyPress> = {}, platform: Platform = 'other') =>
    shortcutOf(press(key, more), platform);

  it('is written without the platform, as the table writes it', () => {
    expect(written('d')).toBe('D');
    expect(written('D', { shiftKey: true })).toBe('Shift+D');
    expect(written('d', { ctrlKey: true, altKey: true, shiftKey: true })).toBe('Mod+Alt+Shift+D');
    expect(written('d', { metaKey: true }, 'mac')).toBe('Mod+D');
    expect(written(' ')).toBe('Space');
    expect(written('+', { ctrlKey: true, shiftKey: true })).toBe('Mod++');
    expect(written('?', { shiftKey: true })).toBe('?');
    expect(written('ß')).toBe('ß');
    expect(written('в', { code: 'KeyD' })).toBe('D');
    expect(written('Backspace', { shiftKey: true })).toBe('Shift+Backspace');
    const getModifierState = (name: string) => name === 'AltGraph';
    expect(written('[', { code: 'Digit8', ctrlKey: true, altKey: true, getModifierState })).toBe('[');
  });

  it('is none where it leads out, says nothing, or has the other platform’s modifier', () => {
    for (const key of ['Tab', 'Escape', 'Shift', 'Control', 'Dead', 'Process', 'AudioVolumeUp', 'CapsLock'])
      expect(written(key), key).toBeNull();
    expect(written('d', { metaKey: true })).toBeNull();
    expect(written('d', { ctrlKey: true }, 'mac')).toBeNull();
  });

  it('is found again by what is written', () => {
    const presses = ['d', '+', '?', ' ', 'ArrowLeft', 'F7', 'ö', '1'].flatMap((key) =>
      [{}, { ctrlKey: true }, { altKey: true }, { shiftKey: true }, { ctrlKey: true, shiftKey: true }].map((more) =>
        press(key, more),
      ),
    );
    for (const each of presses) expect(matches(shortcutOf(each, 'other')!, each, 'other', none)).toBe(true);
  });

  it('has one form, which the table of commands uses', () => {
    expect(plainShortcut('Shift+Mod+z')).toBe('Mod+Shift+Z');
    expect(plainShortcut('Shift+?')).toBe('?');
    for (const { defaultShortcuts, hasFixedKeys } of STUDIO_COMMANDS) {
      expect(defaultShortcuts.map(plainShortcut)).toEqual(defaultShortcuts);
      if (!hasFixedKeys) expect(defaultShortcuts.filter((each) => !isShortcut(each))).toEqual([]);
    }
    for (const text of ['', '+K', 'K+', 'Foo+K', 'K+J', 'Tab', 'Escape', 'Mod', 'F25', 'ab', ' '])
      expect(isShortcut(text), text).toBe(false);
  });
});

describe('shortcuts in words', () => {
  afterEach(() => setLanguage('en'));

  it('are written as on the keyboard of the platform and the language', () => {
    expect(formatShortcut('Mod+Shift+Z', 'other')).toBe('Ctrl+Shift+Z');
    expect(formatShortcut('Mod+Shift+Z', 'mac')).toBe('⌘⇧Z');
    expect(formatShortcut('Alt++', 'other')).toBe('Alt++');
    expect(formatShortcut('Shift+ArrowLeft', 'other')).toBe('Shift+←');
    setLanguage('de');
    expect(formatShortcut('Mod+S', 'other')).toBe('Strg+S');
    expect(formatShortcut('Space', 'other')).toBe('Leertaste');
    expect(ariaShortcut('Mod+Shift+Z', 'other')).toBe('Control+Shift+z');
  });
});
