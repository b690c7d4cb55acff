import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiskBlobStore } from './disk-blob-store.ts';

let folder: string;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'tandem-blobs-')), 'made', 'later');
});
afterEach(() => rmSync(path.dirname(path.dirname(folder)), { recursive: true, force: true }));

const files = (): string[] => readdirSync(folder).map((name) => path.join(folder, name));
const bytes = (length: number, value: number): Uint8Array => new Uint8Array(length).fill(value);
/** Makes a file look as if it was last used that many seconds ago. */
function age(file: string, seconds: number): void {
  const at = new Date(Date.now() - seconds * 1000);
  utimesSync(file, at, at);
}

describe('DiskBlobStore', () => {
  it('gives back what was put, also to another process', async () => {
    await new DiskBlobStore({ folder }).put('a key / with : everything', bytes(5, 7));
    const other = new DiskBlobStore({ folder });
    const found = await other.get('a key / with : everything');
    expect([...found!]).toEqual([7, 7, 7, 7, 7]);
    // Arrays of numbers can be views of it.
    expect(found!.byteOffset % 8).toBe(0);
    expect(await other.get('another key')).toBeNull();
  });

  it('takes a changed, cut or foreign file for a miss and removes it', async () => {
    const store = new DiskBlobStore({ folder });
    const spoil: ((whole: Buffer) => Buffer)[] = [
      (whole) => {
        whole[whole.length - 1]! ^= 1;
        return whole;
      },
      (whole) => whole.subarray(0, whole.length - 10),
      (whole) => whole.subarray(0, 12),
      () => Buffer.alloc(0),
    ];
    for (const change of spoil) {
      await store.put('k', bytes(100, 1));
      const [file] = files();
      writeFileSync(file!, change(readFileSync(file!)));
      expect(await store.get('k')).toBeNull();
      expect(files()).toEqual([]);
    }
  });

  it('drops what was not used for the longest time when the budget is full', async () => {
    const store = new DiskBlobStore({ folder, budgetBytes: 3 * 140 });
    for (const key of ['a', 'b', 'c']) {
      await store.put(key, bytes(100, 1));
      for (const file of files()) age(file, (Date.now() - statSync(file).mtimeMs) / 1000 + 60);
    }
    // a is the oldest; using it makes b the oldest.
    expect(await store.get('a')).not.toBeNull();
    await store.put('d', bytes(100, 1));
    expect(await store.usedBytes()).toBe(3 * 140);
    const left = await Promise.all(['a', 'b', 'c', 'd'].map(async (key) => (await store.get(key)) !== null));
    expect(left).toEqual([true, false, true, true]);
  });

  it('does not keep what is larger than the budget, and replaces what is there', async () => {
    const store = new DiskBlobStore({ folder, budgetBytes: 200 });
    await store.put('k', bytes(10, 1));
    await store.put('k', bytes(20, 2));
    expect((await store.get('k'))!.length).toBe(20);
    await store.put('large', bytes(300, 1));
    expect(await store.get('large')).toBeNull();
    expect(await store.usedBytes()).toBe(60);
  });

  it('leaves unfinished files of others alone, and sweeps those that a dead process left', async () => {
    const store = new DiskBlobStore({ folder });
    await store.put('k', bytes(1, 1));
    const fresh = path.join(folder, 'x.blob.1234.part');
    const abandoned = path.join(folder, 'y.blob.1234.part');
    for (const file of [fresh, abandoned]) writeFileSync(file, 'half');
    age(abandoned, 7200);
    await store.put('l', bytes(1, 1));
    expect(files()).toContain(fresh);
    expect(files()).not.toContain(abandoned);
  });

  it('survives many writers of the same key', async () => {
    const stores = Array.from({ length: 8 }, () => new DiskBlobStore({ folder }));
    await Promise.all(stores.map((store, i) => store.put('k', bytes(50_000, i))));
    const found = await stores[0]!.get('k');
    expect(found!.every((value) => value === found![0])).toBe(true);
    expect(files()).toHaveLength(1);
  });

  it('keeps nothing, and throws nothing, where it cannot write', async () => {
    const file = path.join(path.dirname(path.dirname(folder)), 'file');
    writeFileSync(file, '');
    const store = new DiskBlobStore({ folder: path.join(file, 'inside') });
    await store.put('k', bytes(1, 1));
    expect(await store.get('k')).toBeNull();
    expect(await store.usedBytes()).toBe(0);
  });

  it('can be emptied', async () => {
    const store = new DiskBlobStore({ folder });
    await store.put('k', bytes(1, 1));
    await store.clear();
    expect(await store.get('k')).toBeNull();
  });
});
