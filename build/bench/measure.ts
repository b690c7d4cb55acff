import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Wall time of some work, seconds. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** The shortest of several runs: what the work costs when nothing disturbs it. Seconds. */
export async function bestSecondsOf(runs: number, work: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) best = Math.min(best, await secondsOf(work));
  return best;
}

/** Runs a program to its end. @throws Error when it fails */
export async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-2000);
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${words}`);
}

/** The largest memory that this process had, MiB. */
export function peakMebibytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}

/** Prints a figure beside the reference that it is a ratio to. */
export function line(what: string, figure: string, reference: string): void {
  console.log(`${what.padEnd(58)} ${figure.padStart(30)}   ${reference}`);
}

/** The value below which such a share (0..1) of the values lies; 0 for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
