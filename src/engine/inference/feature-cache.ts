import type { FrameRange } from '../../contract/geometry.ts';
import { HUMAN_JOINTS } from '../../contract/keypoints.ts';
import type { BackboneMaps, PoseTrack } from '../clip.ts';
import type { BlobStore } from '../ports.ts';
import { MemoryLru } from './memory-lru.ts';
import { type PackedArray, packArrays, unpackArrays } from './packed-arrays.ts';

/** A pose track, and whether there was a person to start from. */
export interface KeptTrack {
  readonly track: PoseTrack;
  readonly found: boolean;
}

const MAP_NAMES = ['g2', 'g3', 'g4', 'fine'] as const;

/**
 * Keeps what is slow to compute, in memory and, where there is one, in a store that outlives the process: the backbone's maps
 * (float32, about 19 MB a clip) and pose tracks. The same key gives the same object again as long as memory holds it.
 */
export class FeatureCache {
  readonly #maps: MemoryLru<BackboneMaps>;
  readonly #tracks: MemoryLru<KeptTrack>;
  readonly #blobs: BlobStore | null;

  /**
   * @param options.memoryBudgetBytes for maps; 512 MiB when left out. Tracks get a sixteenth of it on top
   * @param options.blobs what outlives the process; nothing does when left out
   */
  constructor(options: { readonly memoryBudgetBytes?: number; readonly blobs?: BlobStore } = {}) {
    const budget = options.memoryBudgetBytes ?? 512 * 1024 ** 2;
    this.#maps = new MemoryLru(budget);
    this.#tracks = new MemoryLru(budget / 16);
    this.#blobs = options.blobs ?? null;
  }

  /** The maps of a key, or null when they are not kept. */
  async maps(key: string): Promise<BackboneMaps | null> {
    const kept = this.#maps.get(key);
    if (kept) return kept;
    const arrays = await this.#stored(key);
    const maps = arrays && mapsFrom(arrays);
    if (maps) this.#maps.put(key, maps, bytesOf(maps));
    return maps;
  }

  /** Keeps maps; resolves when the store has them too. */
  async putMaps(key: string, maps: BackboneMaps): Promise<void> {
    this.#maps.put(key, maps, bytesOf(maps));
    await this.#blobs?.put(key, packArrays({ ...maps }));
  }

  /** The track of a key, or null when it is not kept. */
  async track(key: string): Promise<KeptTrack | null> {
    const kept = this.#tracks.get(key);
    if (kept) return kept;
    const arrays = await this.#stored(key);
    const track = arrays && trackFrom(arrays);
    if (track) this.#tracks.put(key, track, arrays.joints!.data.byteLength);
    return track;
  }

  /** Keeps a track; resolves when the store has it too. */
  async putTrack(key: string, kept: KeptTrack): Promise<void> {
    const { track, found } = kept;
    const numbers = track.frames.flatMap((joints) => joints.flatMap(({ x, y, score }) => [x, y, score]));
    const joints = { data: Float64Array.from(numbers), shape: [track.frames.length, HUMAN_JOINTS.length, 3] };
    this.#tracks.put(key, kept, joints.data.byteLength);
    const facts = { data: Float64Array.of(track.range[0], track.range[1], found ? 1 : 0), shape: [3] };
    await this.#blobs?.put(key, packArrays({ joints, facts }));
  }

  /** Forgets what is in memory. */
  clearMemory(): void {
    this.#maps.clear();
    this.#tracks.clear();
  }

  async #stored(key: string): Promise<Record<string, PackedArray> | null> {
    const bytes = await this.#blobs?.get(key);
    return bytes ? unpackArrays(bytes) : null;
  }
}

function bytesOf(maps: BackboneMaps): number {
  return MAP_NAMES.reduce((sum, name) => sum + maps[name].data.byteLength, 0);
}

function mapsFrom(arrays: Record<string, PackedArray>): BackboneMaps | null {
  const maps: Record<string, unknown> = {};
  for (const name of MAP_NAMES) {
    const found = arrays[name];
    if (!(found?.data instanceof Float32Array)) return null;
    maps[name] = found;
  }
  return maps as unknown as BackboneMaps;
}

function trackFrom({ joints, facts }: Record<string, PackedArray>): KeptTrack | null {
  const [frames, count, values] = joints?.shape ?? [];
  if (!joints || facts?.data.length !== 3 || count !== HUMAN_JOINTS.length || values !== 3) return null;
  const range: FrameRange = [facts.data[0]!, facts.data[1]!];
  if (frames !== range[1] - range[0] + 1) return null;
  const at = (frame: number, joint: number, value: number): number => joints.data[(frame * count + joint) * 3 + value]!;
  return {
    found: facts.data[2] === 1,
    track: {
      range,
      frames: Array.from({ length: frames }, (_, frame) =>
        HUMAN_JOINTS.map((_name, joint) => ({
          x: at(frame, joint, 0),
          y: at(frame, joint, 1),
          score: at(frame, joint, 2),
        })),
      ),
    },
  };
}
