import { createRequire } from 'node:module';
import type * as OnnxRuntime from 'onnxruntime-node';
import type { Device } from '../../contract/methods.ts';

/** The module onnxruntime-node. */
export type Ort = typeof OnnxRuntime;

let loaded: Ort | null = null;

/**
 * Loads ONNX Runtime on first use: starting the app, `--help` and `probe` should not pay for it, and an error of its native library
 * must be an error of the job that needs it.
 *
 * @throws what the native library says when it cannot be loaded
 */
export function onnxRuntime(): Ort {
  loaded ??= createRequire(import.meta.url)('onnxruntime-node') as Ort;
  return loaded;
}

/**
 * How a session is opened on a device. Runs are one at a time, so one pool of `threads` threads works inside the operators. Two
 * settings differ from ONNX Runtime's own: threads do not spin while they wait (decoding wants the same cores: pose runs twice as fast
 * beside it), and no memory pattern is planned (it raised the backbone's peak from 0.8 to 1.3 GB and was not faster).
 */
export function sessionOptions(device: Device, threads: number): OnnxRuntime.InferenceSession.SessionOptions {
  return {
    // Not the CPU beside it: a device that is missing would then go unnoticed. Operators that it lacks run on the CPU all the same.
    executionProviders: [device],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    enableMemPattern: false,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    logSeverityLevel: 4,
  };
}
