import { TandemError } from '../../contract/errors.ts';
import type { Device, DeviceChoice } from '../../contract/methods.ts';
import type { DeviceReport } from '../../contract/status.ts';
import type { InferenceBackend, ModelSession } from '../../engine/ports.ts';
import { type DeviceFinderOptions, type FoundDevices, findDevices } from './device-finder.ts';
import { openOnnxSession, type RunModel } from './onnx-session.ts';
import { physicalCores } from './physical-cores.ts';

/** What the backend is made of. */
export interface OnnxBackendOptions {
  /** Where the probe's answer is remembered. */
  readonly cacheFolder: string;
  /** The model that the device probe runs: a small one, usually the pose pack's. */
  readonly probeModelPath: () => Promise<string>;
  /** The script of the probe's child; device-probe-child.ts beside this file when left out. A bundler must name its own. */
  readonly probeScript?: URL;
  /** How long a probe may take; 15 s when left out. */
  readonly probeTimeoutMilliseconds?: number;
  /** Threads of the CPU; the physical cores when left out. */
  readonly threads?: number;
  /** Called once when a device failed during work and the CPU took over. */
  readonly onFallback?: (device: Device, reason: string) => void;
  /** Opens models; ONNX Runtime when left out (tests put a failing device here). */
  readonly open?: typeof openOnnxSession;
}

/** A model file that is opened when it is first run, and opened again on the CPU when its device failed. */
interface KeptModel {
  session: Promise<RunModel> | null;
  openedOn: Device | null;
}

/**
 * Runs models with ONNX Runtime. Devices are probed in a throw-away child before this process touches them; a device that fails
 * during work is given up for the life of the process, and the CPU takes over.
 */
export class OnnxBackend implements InferenceBackend {
  readonly #options: OnnxBackendOptions;
  readonly #threads: number;
  readonly #finder: DeviceFinderOptions;
  readonly #open: typeof openOnnxSession;
  readonly #models = new Map<string, { readonly kept: KeptModel; readonly session: ModelSession }>();
  readonly #queues = new Map<Device, Promise<unknown>>();
  #found: Promise<FoundDevices> | null = null;
  #failed: { readonly device: Device; readonly reason: string } | null = null;
  #closed = false;

  constructor(options: OnnxBackendOptions) {
    this.#options = options;
    this.#threads = options.threads ?? physicalCores();
    this.#open = options.open ?? openOnnxSession;
    this.#finder = {
      cacheFolder: options.cacheFolder,
      modelPath: options.probeModelPath,
      threads: this.#threads,
      script: options.probeScript ?? new URL('./device-probe-child.ts', import.meta.url),
      timeoutMilliseconds: options.probeTimeoutMilliseconds ?? 15_000,
    };
  }

  async devices(): Promise<DeviceReport> {
    const found = await this.#findDevices(false);
    const failed = this.#failed;
    const working = found.working.filter((device) => device !== failed?.device);
    return {
      chosen: working[0] ?? 'cpu',
      working: [...working, 'cpu'],
      refused: failed
        ? { ...found.refused, [failed.device]: `failed during work, the CPU took over: ${failed.reason}` }
        : found.refused,
      fellBackFrom: failed?.device ?? null,
      threads: this.#threads,
    };
  }

  /** Probes the devices anew, for example after a driver was installed. */
  async probeAgain(): Promise<DeviceReport> {
    this.#failed = null;
    await this.#findDevices(true);
    return this.devices();
  }

  async resolve(choice: DeviceChoice): Promise<Device> {
    if (choice === 'cpu') return 'cpu';
    const report = await this.devices();
    if (choice === 'auto') return report.chosen;
    if (report.working.includes(choice)) return choice;
    throw new TandemError(
      'device-unavailable',
      `${choice} cannot run models here: ${report.refused[choice] ?? 'unknown'}.`,
      {
        hint: `Use --device auto or one of: ${report.working.join(', ')}.`,
        data: { device: choice, refused: report.refused },
      },
    );
  }

  async load(modelPath: string, device: Device): Promise<ModelSession> {
    if (this.#closed) throw new TandemError('inference-failed', 'The inference backend was closed.');
    const key = `${device}|${modelPath}`;
    let model = this.#models.get(key);
    if (!model) {
      const kept: KeptModel = { session: null, openedOn: null };
      model = { kept, session: { run: (feeds, outputs) => this.#run(kept, modelPath, device, { feeds, outputs }) } };
      this.#models.set(key, model);
    }
    // Opened now, so that a model that cannot be opened fails here and not at its first run.
    await this.#withFallback(device, (usable) => this.#opened(model.kept, modelPath, usable));
    return model.session;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#queues.values());
    const sessions = [...this.#models.values()].flatMap(({ kept }) => (kept.session ? [kept.session] : []));
    this.#models.clear();
    await Promise.allSettled(sessions.map(async (session) => (await session).release()));
  }

  #findDevices(anew: boolean): Promise<FoundDevices> {
    if (anew || !this.#found) {
      const found = findDevices(this.#finder, anew);
      this.#found = found;
      found.catch(() => {
        if (this.#found === found) this.#found = null;
      });
    }
    return this.#found!;
  }

  #run(kept: KeptModel, modelPath: string, device: Device, work: Parameters<RunModel['run']>[0]) {
    return this.#queued(device, () =>
      this.#withFallback(device, async (usable) => (await this.#opened(kept, modelPath, usable)).run(work)),
    );
  }

  /** One run at a time per device. */
  #queued<T>(device: Device, work: () => Promise<T>): Promise<T> {
    const result = (this.#queues.get(device) ?? Promise.resolve()).then(() => {
      if (this.#closed) throw new TandemError('inference-failed', 'The inference backend was closed during a run.');
      return work();
    });
    this.#queues.set(
      device,
      result.catch(() => {}),
    );
    return result;
  }

  #opened(kept: KeptModel, modelPath: string, device: Device): Promise<RunModel> {
    if (!kept.session || kept.openedOn !== device) {
      // The session of a device that failed is left alone: releasing it could take the process down.
      const session = this.#open(modelPath, device, this.#threads);
      kept.session = session;
      kept.openedOn = device;
      session.catch(() => {
        if (kept.session === session) kept.session = null;
      });
    }
    return kept.session;
  }

  /**
   * Does the work on a device, or on the CPU when the device has failed before or fails now. An error that the CPU gives too is the
   * model's or the input's: the device is then not to blame.
   */
  async #withFallback<T>(device: Device, work: (usable: Device) => Promise<T>): Promise<T> {
    if (device === 'cpu' || this.#failed?.device === device) return work('cpu');
    try {
      return await work(device);
    } catch (error) {
      const result = await work('cpu');
      const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
      if (this.#failed?.device !== device) {
        this.#failed = { device, reason };
        this.#options.onFallback?.(device, reason);
      }
      return result;
    }
  }
}
