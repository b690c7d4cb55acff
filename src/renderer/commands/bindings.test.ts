import { afterEach, describe, expect, it, vi } from 'vitest';
import { appMenu } from './app-menu.ts';
import {
  type Bindings,
  conflictsOf,
  effectiveShortcuts,
  isChanged,
  readBindings,
  setBindings,
  shortcutsOf,
  withShortcuts,
} from './bindings.ts';
import { commandFor } from './command-for.ts';
import { judgeShortcut, proposed } from './judge-shortcut.ts';
import type { StudioConditions } from './studio-actions.ts';
import { STUDIO_COMMANDS } from './studio-commands.ts';

const of = (bindings: Bindings, id: string) => effectiveShortcuts(bindings).get(id);
const conflicts = (bindings: Bindings, id: string, ...shortcuts: string[]) =>
  conflictsOf(bindings, id, shortcuts).map((command) => command.id);
const press = (key: string, more: object = {}) => ({
  ...{ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...more,
});

describe('kept shortcuts', () => {
  it('are read whoever wrote them, without what is not known or cannot be', () => {
    expect(
      readBindings({
        undo: ['mod+B', 'Shift+Mod+u', 7, 'Foo+K', '', 'Tab', 'Escape', 'Mod+'],
        'set-in': [],
        'no-such': ['B'],
        escape: ['B'],
        'keypoint-3': ['B'],
        run: 'B',
      }),
    ).toEqual({ undo: ['Mod+Shift+U'], 'set-in': [] });
    for (const broken of [null, undefined, 7, 'text', [], [['B']], { undo: null }])
      expect(readBindings(broken)).toEqual({});
    expect(readBindings(JSON.parse('{"__proto__":["B"],"toString":["B"]}'))).toEqual({});
  });

  it('leave the defaults where nothing of them is understood, and are only what differs', () => {
    expect(readBindings({ undo: ['Nothing+Such'], run: ['R', 'Enter'] })).toEqual({});
    expect(readBindings({ run: ['Enter', 'R'] })).toEqual({ run: ['Enter', 'R'] });
  });

  it('never give one shortcut to two commands, nor what is fixed or the system’s', () => {
    expect(readBindings({ undo: ['Mod+B'], redo: ['Mod+B', 'Mod+D'], run: ['1', 'K', 'Mod+C'] })).toEqual({
      undo: ['Mod+B'],
      redo: ['Mod+D'],
      run: ['K'],
    });
  });
});

describe('shortcuts of the user', () => {
  it('go before the defaults, which are there again when they are free', () => {
    const taken = withShortcuts({}, 'add-marker', ['I']);
    expect(taken).toEqual({ 'add-marker': ['I'] });
    expect(of(taken, 'add-marker')).toEqual(['I']);
    expect(of(taken, 'set-in')).toEqual([]);
    expect([isChanged(taken, 'set-in'), isChanged(taken, 'set-out')]).toEqual([true, false]);
    expect(withShortcuts(taken, 'add-marker', ['M', 'Insert'])).toEqual({});
  });

  it('tell whose a shortcut is, and take it from there', () => {
    expect(conflicts({}, 'set-in', 'O')).toEqual(['set-out']);
    expect(conflicts({}, 'set-in', 'I', 'B')).toEqual([]);
    expect(conflicts({ run: ['B'] }, 'set-in', 'B', 'R')).toEqual(['run']);
    // What the run has left is free.
    expect(conflicts({ run: ['B'] }, 'set-in', 'R', 'Enter')).toEqual([]);
    expect(withShortcuts({ run: ['B', 'R'] }, 'set-in', ['B'])).toEqual({ run: ['R'], 'set-in': ['B'] });
    expect(withShortcuts({ run: ['B'] }, 'set-in', ['B'])).toEqual({ run: [], 'set-in': ['B'] });
    // The default goes back to its command, and what had taken it has nothing.
    expect(withShortcuts({ 'add-marker': ['I'] }, 'set-in', ['I'])).toEqual({ 'add-marker': [] });
  });

  it('clash nowhere, whatever is taken from whom', () => {
    let bindings: Bindings = {};
    const steps = [
      ['run', 'I'],
      ['set-in', 'R'],
      ['run', 'O', 'X'],
      ['pause', 'X'],
      ['set-out', 'O'],
      ['undo', 'Mod+Y'],
    ];
    for (const [id, ...shortcuts] of steps) {
      bindings = withShortcuts(bindings, id!, shortcuts);
      const all = [...effectiveShortcuts(bindings).values()].flat();
      expect(new Set(all).size, `${id}`).toBe(all.length);
      expect(readBindings(JSON.parse(JSON.stringify(bindings)))).toEqual(bindings);
    }
  });

  it('are judged before they are given', () => {
    expect(judgeShortcut({}, 'set-in', 'B', false)).toMatchObject({ kind: 'free', shortcuts: ['B'] });
    expect(judgeShortcut({}, 'set-in', 'B', true)).toMatchObject({ kind: 'free', shortcuts: ['I', 'B'] });
    expect(judgeShortcut({}, 'set-in', 'O', true)).toMatchObject({
      kind: 'taken',
      contested: ['O'],
      others: [{ id: 'set-out' }],
    });
    expect(judgeShortcut({}, 'set-in', '5', false)).toMatchObject({ kind: 'fixed', other: { id: 'keypoint-5' } });
    expect(judgeShortcut({}, 'set-in', 'Mod+V', false)).toMatchObject({ kind: 'reserved' });
    expect(judgeShortcut({}, 'set-in', null, false)).toEqual({ kind: 'unusable' });
    // Defaults may have been taken meanwhile.
    expect(proposed({ 'add-marker': ['.'] }, 'next-frame', ['ArrowRight', '.'])).toMatchObject({
      kind: 'taken',
      contested: ['.'],
      others: [{ id: 'add-marker' }],
    });
  });

  it('may be any of the defaults', () => {
    for (const { id, defaultShortcuts, hasFixedKeys } of STUDIO_COMMANDS) {
      if (!hasFixedKeys)
        expect(readBindings({ [id]: [...defaultShortcuts, 'F24'] })[id]).toEqual([...defaultShortcuts, 'F24']);
    }
  });
});

describe('the shortcuts that are in force', () => {
  afterEach(() => {
    setBindings({});
    vi.unstubAllGlobals();
  });

  it('are those of keys and menus at once, and are kept', () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('window', { localStorage: { setItem: (name: string, text: string) => kept.set(name, text) } });
    setBindings(withShortcuts({}, 'save', ['Mod+I']));
    expect(JSON.parse(kept.get('tandem-preferences')!).shortcuts).toEqual({ save: ['Mod+I'] });
    expect(shortcutsOf('save')).toEqual(['Mod+I']);
    expect(commandFor(press('i', { ctrlKey: true }), 'none', 'other')?.id).toBe('save');
    expect(commandFor(press('s', { ctrlKey: true }), 'none', 'other')).toBeNull();
    const conditions = new Proxy({}, { get: () => true }) as StudioConditions;
    const items = appMenu({ conditions, openPanels: [], recent: [], platform: 'other' }).flatMap((menu) => menu.items);
    expect(items.find((item) => item.kind === 'command' && item.command === 'save')).toMatchObject({
      accelerator: 'CmdOrCtrl+I',
    });
    setBindings({});
    expect(shortcutsOf('save')).toEqual(['Mod+S']);
  });
});
