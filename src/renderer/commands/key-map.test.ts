import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setBindings } from './bindings.ts';
import { listenToKeys } from './key-map.ts';
import type { Platform } from './shortcut.ts';
import type { StudioActions, StudioConditions } from './studio-actions.ts';

const EVERYTHING = new Proxy({}, { get: () => true }) as StudioConditions;

describe('the keys of the window', () => {
  let target: EventTarget;
  let calls: unknown[][];
  let stop: () => void;

  const listen = (platform: Platform = 'other', conditions = EVERYTHING) => {
    target = new EventTarget();
    calls = [];
    const actions = new Proxy({} as StudioActions, {
      get: (_, name) =>
        name === 'conditions' ? () => conditions : (...values: unknown[]) => void calls.push([name, ...values]),
    });
    stop = listenToKeys(target as Window, actions, platform);
  };
  /** @returns whether the key's own effect was prevented */
  const send = (type: string, key = '', more: object = {}): boolean => {
    const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '';
    const event = new Event(type, { cancelable: true });
    const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false, isComposing: false };
    target.dispatchEvent(Object.assign(event, { key, code, ...plain, ...more }));
    return event.defaultPrevented;
  };
  const press = (key: string, more: object = {}) => [send('keydown', key, more), send('keyup', key, more)];

  beforeEach(() => {
    vi.stubGlobal('Element', class {});
    vi.stubGlobal('window', { localStorage: { setItem: () => {} } });
    listen();
  });
  afterEach(() => {
    stop();
    setBindings({});
    vi.unstubAllGlobals();
  });

  it('play when Space comes up, once however long it is held', () => {
    expect(send('keydown', ' ')).toBe(true);
    send('keydown', ' ', { repeat: true });
    expect(calls).toEqual([]);
    send('keyup', ' ');
    expect(calls).toEqual([['togglePlay']]);
    send('keyup', ' ');
    expect(calls).toHaveLength(1);
  });

  it('do not play when Space was held for a drag, or when the window was left meanwhile', () => {
    send('keydown', ' ');
    send('pointerdown');
    send('keyup', ' ');
    send('keydown', ' ');
    send('blur');
    send('keyup', ' ');
    expect(calls).toEqual([]);
    press(' ');
    expect(calls).toEqual([['togglePlay']]);
  });

  it('wait for nothing but Space, whichever command has it', () => {
    setBindings({ 'play-pause': ['B'], 'add-marker': ['Space'] });
    send('keydown', 'b');
    expect(calls).toEqual([['togglePlay']]);
    send('keydown', ' ');
    expect(calls).toHaveLength(1);
    send('keyup', ' ');
    expect(calls).toEqual([['togglePlay'], ['addMarker']]);
  });

  it('step single frames by J and L while K is held', () => {
    send('keydown', 'k');
    press('l');
    send('keydown', 'j');
    send('keydown', 'j', { repeat: true });
    send('keyup', 'j');
    send('keyup', 'k');
    press('j');
    expect(calls).toEqual([['pause'], ['step', 1], ['step', -1], ['step', -1], ['shuttle', -1]]);
  });

  it('do not take the K of a Cmd+K for held, whose coming up a Mac does not tell', () => {
    stop();
    listen('mac');
    send('keydown', 'k', { metaKey: true });
    press('j');
    expect(calls).toEqual([
      ['show', 'palette'],
      ['shuttle', -1],
    ]);
  });

  it('keep Alt by itself from going to the menu bar, but not on a Mac', () => {
    expect(press('Alt', { altKey: true })).toEqual([true, true]);
    expect(press('ArrowRight', { altKey: true })[0]).toBe(true);
    expect(calls).toEqual([['nudgeSync', 1]]);
    stop();
    listen('mac');
    expect(press('Alt', { altKey: true })).toEqual([false, false]);
  });

  it('leave Tab and an input method alone', () => {
    expect(press('Tab')).toEqual([false, false]);
    expect(press('a', { isComposing: true })[0]).toBe(false);
    expect(calls).toEqual([]);
    press('a');
    expect(calls).toEqual([['addAnchor']]);
  });

  it('ask only what the pressed key needs to know', () => {
    stop();
    const asked: string[] = [];
    const conditions = new Proxy({}, { get: (_, name) => asked.push(String(name)) > 0 }) as StudioConditions;
    listen('other', conditions);
    press('ArrowRight');
    expect(asked).toEqual(['hasClip']);
    stop();
    press('ArrowRight');
    expect(calls).toEqual([['step', 1]]);
  });
});
