import { describe, expect, it } from 'vitest';
import { createRealTimeStore, playbackRate } from './real-time.ts';

describe('the rate of slow motion', () => {
  const clip = { id: 'a', captureFps: 240, info: { fps: 30 } };

  it('is that of filming by that of the file, until the user wants the time of the file', () => {
    const store = createRealTimeStore();
    expect(playbackRate(clip, store.getState())).toBe(8);
    store.getState().setRealTime('a', false);
    expect(playbackRate(clip, store.getState())).toBe(1);
    expect(playbackRate({ ...clip, id: 'b' }, store.getState())).toBe(8);
    store.getState().setRealTime('a', true);
    expect(playbackRate(clip, store.getState())).toBe(8);
  });

  it('is 1 where the rate of filming is not known', () => {
    expect(playbackRate({ ...clip, captureFps: null }, createRealTimeStore().getState())).toBe(1);
  });
});
