import { describe, expect, it } from 'vitest';
import { HUMAN_JOINTS } from '../../contract/keypoints.ts';
import type { BackboneMaps } from '../clip.ts';
import type { BlobStore } from '../ports.ts';
import { FeatureCache, type KeptTrack } from './feature-cache.ts';
import { MemoryLru } from './memory-lru.ts';

function maps(seed: number): BackboneMaps {
  const tensor = (count: number) => ({ data: new Float32Array(count).fill(seed + count / 7), shape: [1, count] });
  return { g2: tensor(5), g3: tensor(4), g4: tensor(3), fine: tensor(2) };
}
const MAPS_BYTES = 14 * 4;

function blobs(): BlobStore & { kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    get: (key) => Promise.resolve(kept.get(key) ?? null),
    put: async (key, bytes) => {
      kept.set(key, bytes);
    },
  };
}

const track: KeptTrack = {
  found: true,
  track: {
    range: [3, 4],
    frames: [0, 1].map((t) => HUMAN_JOINTS.map((_, j) => ({ x: t + j / 3, y: -j * 1.1, score: j / 13 }))),
  },
};

describe('MemoryLru', () => {
  it('drops what was not used for the longest time', () => {
    const lru = new MemoryLru<string>(10);
    lru.put('a', 'A', 4);
    lru.put('b', 'B', 4);
    expect(lru.get('a')).toBe('A');
    lru.put('c', 'C', 4);
    expect([lru.get('a'), lru.get('b'), lru.get('c')]).toEqual(['A', null, 'C']);
    expect(lru.usedBytes).toBe(8);
  });

  it('replaces, and does not keep what is larger than the budget', () => {
    const lru = new MemoryLru<string>(10);
    lru.put('a', 'A', 4);
    lru.put('a', 'A2', 6);
    expect(lru.usedBytes).toBe(6);
    lru.put('a', 'A3', 11);
    expect(lru.get('a')).toBeNull();
    expect(lru.usedBytes).toBe(0);
  });
});

describe('FeatureCache', () => {
  it('gives the same object again from memory', async () => {
    const cache = new FeatureCache();
    const some = maps(1);
    expect(await cache.maps('k')).toBeNull();
    await cache.putMaps('k', some);
    expect(await cache.maps('k')).toBe(some);
    await cache.putTrack('t', track);
    expect(await cache.track('t')).toBe(track);
  });

  it('gives equal ones from the store in another process, then the same object', async () => {
    const store = blobs();
    const before = new FeatureCache({ blobs: store });
    await before.putMaps('k', maps(1));
    await before.putTrack('t', track);
    const after = new FeatureCache({ blobs: store });
    const found = await after.maps('k');
    expect(found).toEqual(maps(1));
    expect(await after.maps('k')).toBe(found);
    expect(await after.track('t')).toEqual(track);
  });

  it('drops maps over the memory budget, which the store still has', async () => {
    const store = blobs();
    const cache = new FeatureCache({ memoryBudgetBytes: MAPS_BYTES, blobs: store });
    const first = maps(1);
    await cache.putMaps('a', first);
    await cache.putMaps('b', maps(2));
    const again = await cache.maps('a');
    expect(again).not.toBe(first);
    expect(again).toEqual(first);
  });

  it('takes strange bytes for a miss', async () => {
    const store = blobs();
    const cache = new FeatureCache({ blobs: store });
    await cache.putTrack('t', track);
    store.kept.set('k', store.kept.get('t')!);
    store.kept.set('strange', new Uint8Array(20));
    expect(await cache.maps('k')).toBeNull();
    expect(await cache.maps('strange')).toBeNull();
    expect(await cache.track('strange')).toBeNull();
  });
});
