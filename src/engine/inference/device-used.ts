import type { Device } from '../../contract/methods.ts';
import type { InferenceBackend } from '../ports.ts';

/** The device that did the work that was given to `device`: the CPU when that device failed on the way. */
export async function deviceUsed(backend: InferenceBackend, device: Device): Promise<Device> {
  // Asking for the report would start the device probe, which a run on the CPU has no need of.
  if (device === 'cpu') return 'cpu';
  const { fellBackFrom } = await backend.devices();
  return fellBackFrom === device ? 'cpu' : device;
}
