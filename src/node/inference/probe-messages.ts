import type { Device } from '../../contract/methods.ts';

/** What the probe's child is asked: does this device run this model as the CPU does? */
export interface ProbeQuestion {
  readonly device: Device;
  readonly modelPath: string;
  readonly threads: number;
}

/** What the child answers; times are of one run of the model, milliseconds. */
export type ProbeAnswer =
  | { readonly works: true; readonly milliseconds: number; readonly cpuMilliseconds: number }
  | { readonly works: false; readonly reason: string };

/** The answer in a message of the child, or null when it is none. */
export function readProbeAnswer(message: unknown): ProbeAnswer | null {
  if (typeof message !== 'object' || message === null) return null;
  const { works, milliseconds, cpuMilliseconds, reason } = message as Record<string, unknown>;
  if (works === false && typeof reason === 'string') return { works, reason };
  if (works === true && typeof milliseconds === 'number' && typeof cpuMilliseconds === 'number') {
    return { works, milliseconds, cpuMilliseconds };
  }
  return null;
}
