import path from 'node:path';
import { z } from 'zod';
import { type Device, deviceSchema } from '../../contract/methods.ts';
import { readRemembered, remember } from '../cache/remembered.ts';
import { type ProbeOptions, probeDevice } from './device-probe.ts';
import { graphicsFacts } from './graphics-facts.ts';
import { onnxRuntime } from './onnx-runtime.ts';

/** Devices that may be faster than the CPU; which of them an installation can have is asked of ONNX Runtime. */
const CANDIDATES: readonly Device[] = ['webgpu', 'dml', 'coreml', 'cuda'];
/** An answer is asked for anew after this time: drivers come and go in ways that we cannot see. */
const REMEMBERED_MILLISECONDS = 30 * 24 * 3_600_000;

const foundDevicesSchema = z.object({
  /** Devices other than the CPU that work, the fastest first. */
  working: z.array(deviceSchema),
  /** Why each of the others does not. */
  refused: z.record(z.string(), z.string()),
});
/** What the probe of a machine's devices found. */
export type FoundDevices = z.infer<typeof foundDevicesSchema>;

const rememberedSchema = z.object({ facts: z.string(), at: z.number(), found: foundDevicesSchema });

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
  const facts = `onnxruntime ${ort.env.versions.node}|${await graphicsFacts()}`;
  const file = path.join(options.cacheFolder, 'devices.json');
  const before = anew ? null : await readRemembered(file, rememberedSchema);
  if (before && before.facts === facts && Date.now() - before.at < REMEMBERED_MILLISECONDS) return before.found;

  const built = new Set(ort.listSupportedBackends().map((backend) => backend.name));
  const refused: Record<string, string> = {};
  const working: { device: Device; milliseconds: number }[] = [];
  const possible = CANDIDATES.filter((device) => {
    if (!built.has(device)) refused[device] = 'not part of this build of ONNX Runtime';
    return built.has(device);
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
