import os from 'node:os';
import { describe, expect, it } from 'vitest';
import { coresInCpuInfo, coresInQuota, physicalCores } from './physical-cores.ts';

const processor = (id: number, socket: number, core: number): string =>
  `processor\t: ${id}\nmodel name\t: Some CPU\nphysical id\t: ${socket}\nsiblings\t: 4\ncore id\t\t: ${core}\ncpu cores\t: 2\n`;

describe('physicalCores', () => {
  it('counts cores, not their threads, over all sockets', () => {
    const text = [processor(0, 0, 0), processor(1, 0, 1), processor(2, 1, 0), processor(3, 1, 1), processor(4, 0, 0)];
    expect(coresInCpuInfo(text.join('\n'))).toBe(4);
  });

  it('is unknown where the kernel does not name cores', () => {
    expect(coresInCpuInfo('processor\t: 0\nBogoMIPS\t: 48.00\n\nprocessor\t: 1\n')).toBeNull();
    expect(coresInCpuInfo('')).toBeNull();
  });

  it("reads a container's quota", () => {
    expect(coresInQuota('150000 100000\n')).toBe(2);
    expect(coresInQuota('10000 100000')).toBe(1);
    expect(coresInQuota('max 100000\n')).toBeNull();
    expect(coresInQuota('')).toBeNull();
  });

  it('is at least one and no more than what the system offers', () => {
    expect(physicalCores()).toBeGreaterThanOrEqual(1);
    expect(physicalCores()).toBeLessThanOrEqual(os.availableParallelism());
  });
});
