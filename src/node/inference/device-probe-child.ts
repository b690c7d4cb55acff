/**
 * Entry of the probe's throw-away child process: runs a model on the CPU and on the asked device, compares numbers and times, answers
 * once and ends. A driver that crashes or hangs takes only this process with it.
 */
import { type Ort, onnxRuntime, sessionOptions } from './onnx-runtime.ts';
import type { ProbeAnswer, ProbeQuestion } from './probe-messages.ts';

/** Size of the model's free dimensions (the batch): enough work that a real graphics card beats a CPU. */
const BATCH = 32;
/** Timed runs; the best counts. */
const RUNS = 3;
/** Numbers may differ by this share of the largest one; fp16 arithmetic differs by a hundred times as much. */
const TOLERANCE = 1e-3;
/** Share of the numbers that must agree: a maximum over cells may fall to the neighbour when two cells are equal. */
const AGREEING_SHARE = 0.99;

type Session = Awaited<ReturnType<Ort['InferenceSession']['create']>>;

interface Timed {
  /** Of the best run. */
  readonly milliseconds: number;
  /** The outputs, one after the other. */
  readonly numbers: readonly Float32Array[];
}

/** Runs a model on a picture of smooth waves: deterministic, without flat parts. */
async function timed(session: Session, batch: number, runs: number): Promise<Timed> {
  const { Tensor } = onnxRuntime();
  const feeds: Parameters<Session['run']>[0] = Object.fromEntries(
    session.inputMetadata.map((input) => {
      if (!input.isTensor || input.type !== 'float32')
        throw new Error(`The probe cannot fill the input ${input.name}.`);
      const shape = input.shape.map((size) => (typeof size === 'number' ? size : batch));
      const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
      for (let i = 0; i < data.length; i++) data[i] = 128 + 80 * Math.sin(i * 0.013) + 40 * Math.sin(i * 0.00071);
      return [input.name, new Tensor('float32', data, shape)];
    }),
  );
  // The first run may compile shaders for a while and does not count.
  let outputs = await session.run(feeds);
  let milliseconds = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    outputs = await session.run(feeds);
    milliseconds = Math.min(milliseconds, performance.now() - start);
  }
  return { milliseconds, numbers: session.outputNames.map((name) => outputs[name]!.data as Float32Array) };
}

/** Share of the numbers that agree within the tolerance, 0..1. */
function agreeingShare(expected: readonly Float32Array[], found: readonly Float32Array[]): number {
  let total = 0;
  let agreeing = 0;
  expected.forEach((values, output) => {
    const tolerance = TOLERANCE * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    values.forEach((value, i) => {
      total++;
      if (Math.abs(value - found[output]![i]!) <= tolerance) agreeing++;
    });
  });
  return total === 0 ? 0 : agreeing / total;
}

function slower(device: Timed, batch: number, cpu: Timed): ProbeAnswer {
  const times = `${device.milliseconds.toFixed(0)} ms for ${batch} pictures against ${cpu.milliseconds.toFixed(0)} ms for ${BATCH}`;
  return { works: false, reason: `slower than the CPU (${times}): probably a software renderer` };
}

async function answer({ modelPath, device, threads }: ProbeQuestion): Promise<ProbeAnswer> {
  const { InferenceSession } = onnxRuntime();
  // Opened first: where there is no such device, the answer is quick.
  const onDevice = await InferenceSession.create(modelPath, sessionOptions(device, threads));
  const onCpu = await InferenceSession.create(modelPath, sessionOptions('cpu', threads));
  const cpu = await timed(onCpu, BATCH, RUNS);
  // A software renderer takes longer for one picture than the CPU for all: no need to wait for all.
  const single = await timed(onDevice, 1, 1);
  if (single.milliseconds > cpu.milliseconds) return slower(single, 1, cpu);
  const whole = await timed(onDevice, BATCH, RUNS);
  const wrong = 1 - agreeingShare(cpu.numbers, whole.numbers);
  if (wrong > 1 - AGREEING_SHARE) {
    return { works: false, reason: `its numbers differ from the CPU's (${(wrong * 100).toFixed(0)} % of them)` };
  }
  if (whole.milliseconds > cpu.milliseconds) return slower(whole, BATCH, cpu);
  return { works: true, milliseconds: whole.milliseconds, cpuMilliseconds: cpu.milliseconds };
}

process.once('message', (message) => {
  // Only the process that started this one can send to it.
  answer(message as ProbeQuestion)
    .catch((error: unknown): ProbeAnswer => {
      return { works: false, reason: error instanceof Error ? error.message : String(error) };
    })
    .then((result) => process.send?.(result, () => process.exit(0)));
});
