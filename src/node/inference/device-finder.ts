import path from 'node:path';
import type { Device } from '../../contract/methods.ts';
import { type DeviceReport, deviceReportSchema } from '../../contract/status.ts';
import { readRemembered, remember } from '../cache/remembered.ts';
import { type ProbeOptions, probeDevice } from './device-probe.ts';
import { graphicsFacts, mayHaveGraphicsCard } from './graphics-facts.ts';
import { onnxRuntime } from './onnx-runtime.ts';

/** Devices that may be faster than the CPU; which of them an installation can have is asked of ONNX Runtime. */
const CANDIDATES: readonly Device[] = ['webgpu', 'dml', 'coreml', 'cuda'];
/** An answer is asked for anew after this time: drivers come and go in ways that we cannot see. */
const REMEMBERED_MILLISECONDS = 30 * 24 * 3_600_000;

/** What the probe of a machine's devices found: those other than the CPU that work, the fastest first, and why others do not. */
export type FoundDevices = Pick<DeviceReport, 'working' | 'refused'>;

interface Remembered {
  /** What the answer depends on. */
  readonly facts: string;
  /** When it was given, milliseconds since the epoch. */
  readonly at: number;
  readonly found: FoundDevices;
}

function readAnswer(json: unknown): Remembered | null {
  const { facts, at, found } = (json ?? {}) as Partial<Record<keyof Remembered, unknown>>;
  const parsed = deviceReportSchema.pick({ working: true, refused: true }).safeParse(found);
  if (typeof facts !== 'string' || typeof at !== 'number' || !parsed.success) return null;
  return { facts, at, found: parsed.data };
}

/** What finding devices depends on. */
export interface DeviceFinderOptions extends ProbeOptions {
  readonly cacheFolder: string;
  /** The model that is run for the probe. */
  readonly modelPath: () => Promise<string>;
  readonly threads: number;
}

/**
 * The devices of this machine: each candidate is probed once in a child process; the answer is remembered in the cache folder for
 * this version of ONNX Runtime, this system and these graphics drivers.
 *
 * @param anew probes even when an answer is remembered
 */
export async function findDevices(options: DeviceFinderOptions, anew = false): Promise<FoundDevices> {
  const ort = onnxRuntime();
  const card = await mayHaveGraphicsCard();
  const facts = `onnxruntime ${ort.env.versions.node}|${card ? 'card' : 'no card'}|${await graphicsFacts()}`;
  const file = path.join(options.cacheFolder, 'devices.json');
  const before = anew ? null : await readRemembered(file, readAnswer);
  if (before && before.facts === facts && Date.now() - before.at < REMEMBERED_MILLISECONDS) return before.found;

  const built = new Set(ort.listSupportedBackends().map((backend) => backend.name));
  const refused: Record<string, string> = {};
  const working: { device: Device; milliseconds: number }[] = [];
  const possible = CANDIDATES.filter((device) => {
    if (!built.has(device)) refused[device] = 'not part of this build of ONNX Runtime';
    else if (!card) refused[device] = 'this machine has no graphics card';
    return built.has(device) && card;
  });
  if (possible.length > 0) {
    const modelPath = await options.modelPath();
    // One after the other: children that compete for the cores would give wrong times.
    for (const device of possible) {
      const answer = await probeDevice({ device, modelPath, threads: options.threads }, options);
      if (answer.works) working.push({ device, milliseconds: answer.milliseconds });
      else refused[device] = answer.reason;
    }
  }
  working.sort((a, b) => a.milliseconds - b.milliseconds);
  const found = { working: working.map((one) => one.device), refused };
  await remember(file, { facts, at: Date.now(), found });
  return found;
}
