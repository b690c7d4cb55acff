import { readFileSync } from 'node:fs';
import os from 'node:os';

/**
 * Counts the physical cores in the text of Linux's /proc/cpuinfo: distinct pairs of (physical id, core id).
 *
 * @returns null when the text does not name them (some ARM kernels)
 */
export function coresInCpuInfo(text: string): number | null {
  const cores = new Set<string>();
  for (const block of text.split(/\n\s*\n/)) {
    const core = /^core id\s*:\s*(\d+)/m.exec(block)?.[1];
    if (core !== undefined) cores.add(`${/^physical id\s*:\s*(\d+)/m.exec(block)?.[1] ?? '0'}/${core}`);
  }
  return cores.size > 0 ? cores.size : null;
}

/**
 * Cores in the quota of a Linux control group (`cpu.max`: "quota period" or "max period"), rounded up.
 *
 * @returns null when there is no quota
 */
export function coresInQuota(text: string): number | null {
  const [quota, period] = text.trim().split(/\s+/).map(Number);
  return quota && period ? Math.max(1, Math.ceil(quota / period)) : null;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Physical cores that this process may use: what is there, within the affinity mask and a container's quota. At least 1. */
export function physicalCores(): number {
  const physical = coresInCpuInfo(textOf('/proc/cpuinfo')) ?? os.cpus().length;
  const quota = coresInQuota(textOf('/sys/fs/cgroup/cpu.max')) ?? Number.POSITIVE_INFINITY;
  return Math.max(1, Math.min(physical || 1, os.availableParallelism(), quota));
}
