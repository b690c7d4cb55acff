import path from 'node:path';
import { TandemError } from '../../contract/errors.ts';
import type { Device } from '../../contract/methods.ts';
import type { Tensor } from '../../engine/ports.ts';
import { onnxRuntime, sessionOptions } from './onnx-runtime.ts';

/** An opened model. */
export interface RunModel {
  /** @throws TandemError inference-failed */
  run(work: {
    readonly feeds: Record<string, Tensor>;
    readonly outputs: readonly string[];
  }): Promise<Record<string, Tensor>>;
  release(): Promise<void>;
}

function failed(what: string, modelPath: string, device: Device, error: unknown): TandemError {
  const reason = error instanceof Error ? error.message : String(error);
  const hint = 'Run "tandem models verify" and "tandem doctor"; if they find nothing, try --device cpu.';
  return new TandemError(
    'inference-failed',
    `${path.basename(modelPath)} could not be ${what} on ${device}: ${reason}`,
    {
      hint,
      cause: error,
    },
  );
}

/**
 * Opens a model with ONNX Runtime.
 *
 * @throws TandemError inference-failed
 */
export async function openOnnxSession(modelPath: string, device: Device, threads: number): Promise<RunModel> {
  try {
    const ort = onnxRuntime();
    const session = await ort.InferenceSession.create(modelPath, sessionOptions(device, threads));
    return {
      async run({ feeds, outputs }) {
        try {
          const inputs = Object.entries(feeds).map(
            ([name, { data, shape }]) => [name, new ort.Tensor('float32', data, shape)] as const,
          );
          const results = await session.run(Object.fromEntries(inputs), outputs);
          const tensors = outputs.map((name): [string, Tensor] => {
            const { data, dims } = results[name]!;
            return [name, { data: data as Float32Array, shape: [...dims] }];
          });
          return Object.fromEntries(tensors);
        } catch (error) {
          throw failed('run', modelPath, device, error);
        }
      },
      release: () => session.release(),
    };
  } catch (error) {
    throw failed('opened', modelPath, device, error);
  }
}
