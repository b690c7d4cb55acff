import { describe, expect, it } from 'vitest';
import { SharedMemory } from './shared-memory.ts';

const MIB = 2 ** 20;

function memoryOf(total: () => number) {
  const budgets: Record<string, number> = {};
  const memory = new SharedMemory(total);
  for (const id of ['a', 'b', 'c']) memory.add(id, { setBudget: (bytes) => void (budgets[id] = bytes) });
  return { memory, budgets };
}

describe('shared memory', () => {
  it('is divided between the clips that are shown, not the ones that are open', () => {
    const { memory, budgets } = memoryOf(() => 512 * MIB);
    memory.show('source', 'a');
    expect(budgets.a).toBe(512 * MIB);
    memory.show('target', 'b');
    expect([budgets.a, budgets.b]).toEqual([256 * MIB, 256 * MIB]);
    expect(budgets.c).toBeLessThan(32 * MIB);
  });

  it('is divided anew when a pane is emptied, shows another clip, or both show the same', () => {
    const { memory, budgets } = memoryOf(() => 512 * MIB);
    memory.show('source', 'a');
    memory.show('target', 'b');
    expect(memory.show('target', 'a')).toBe('b');
    expect(budgets.a).toBe(512 * MIB);
    expect(memory.show('target', 'c')).toBe('a');
    expect([budgets.a, budgets.c]).toEqual([256 * MIB, 256 * MIB]);
    expect(memory.show('target', null)).toBe('c');
    expect(memory.show('target', null)).toBeNull();
    expect(budgets.a).toBe(512 * MIB);
    memory.delete('a');
    memory.show('target', 'b');
    expect(budgets.b).toBe(512 * MIB);
  });

  it('follows the setting', () => {
    let total = 512 * MIB;
    const { memory, budgets } = memoryOf(() => total);
    memory.show('source', 'a');
    total = 1024 * MIB;
    memory.divide();
    expect(budgets.a).toBe(1024 * MIB);
  });
});
