import { describe, expect, it } from 'vitest';
import { createViewModes, readModes } from './view-modes.ts';

/** A storage that remembers one text. */
function memory(text: string | null = null) {
  return {
    text,
    getItem(): string | null {
      return this.text;
    },
    setItem(_key: string, value: string): void {
      this.text = value;
    },
  };
}

describe('view modes', () => {
  it('turn the overlay on and off, and go back to what was before', () => {
    const store = createViewModes(null);
    const { setMode, toggleOverlay } = store.getState();
    setMode('stacked');
    toggleOverlay();
    expect(store.getState().mode).toBe('overlay');
    toggleOverlay();
    expect(store.getState().mode).toBe('stacked');
    setMode('overlay');
    setMode('overlay');
    toggleOverlay();
    expect(store.getState().mode).toBe('stacked');
  });

  it('keep opacity and divider between nothing and everything', () => {
    const store = createViewModes(null);
    store.getState().setOpacity(1.4);
    store.getState().setDivider(-0.2);
    expect(store.getState()).toMatchObject({ opacity: 1, divider: 0 });
    store.getState().setOpacity(0.1 + 0.2);
    expect(store.getState().opacity).toBe(0.3);
  });

  it('are remembered, and read with caution', () => {
    const storage = memory();
    const store = createViewModes(storage);
    store.getState().setMode('wipe');
    store.getState().setDivider(0.25);
    store.getState().setLinkedZoom(true);
    expect(createViewModes(storage).getState()).toMatchObject({ mode: 'wipe', divider: 0.25, linkedZoom: true });
    const first = readModes(null);
    expect(first).toMatchObject({ mode: 'side-by-side', opacity: 0.5 });
    for (const text of ['', '{', '7', '"x"', '{"mode":"sideways","opacity":7,"linkedZoom":"yes"}']) {
      expect(readModes(text)).toEqual(first);
    }
  });

  it('know the persons of a frame once', () => {
    const store = createViewModes(null);
    const persons = { sourceId: 'a', targetId: 'b', sourceFrame: 3, source: [], target: [] };
    store.getState().addFound(persons);
    store.getState().addFound({ ...persons, sourceFrame: 9 });
    store.getState().addFound({ ...persons });
    expect(store.getState().found.map(({ sourceFrame }) => sourceFrame)).toEqual([9, 3]);
  });
});
