/**
 * Entry of the probe's throw-away child process: runs a model on the CPU and on the asked device, compares numbers and times, answers
 * once and ends. A driver that crashes or hangs takes only this process with it.
 */
import { type Ort, onnxRuntime, sessionOptions } from './onnx-runtime.ts';
import { type ProbeAnswer, type ProbeQuestion, probeQuestionSchema } from './probe-messages.ts';

/** Free dimensions of the model's inputs (the batch): enough work that a real graphics card beats a CPU. */
const FREE_DIMENSION = 32;
/** Timed runs after a first one that compiles; the best counts. */
const TIMED_RUNS = 3;
/** Numbers may differ by this share of the largest one; fp16 arithmetic differs by a hundred times as much. */
const TOLERANCE = 1e-3;
/** Share of the numbers that must agree: a maximum over cells may fall to the neighbour when two cells are equal. */
const AGREEING_SHARE = 0.99;

type Numbers = Float32Array[];
type Session = Awaited<ReturnType<Ort['InferenceSession']['create']>>;

function openOn(device: ProbeQuestion['device'], { modelPath, threads }: ProbeQuestion): Promise<Session> {
  return onnxRuntime().InferenceSession.create(modelPath, sessionOptions(device, threads));
}

async function runTimed(session: Session, longest: number): Promise<{ best: number; numbers: Numbers }> {
  const { Tensor } = onnxRuntime();
  const feeds: Parameters<Session['run']>[0] = Object.fromEntries(
    session.inputMetadata.map((input) => {
      if (!input.isTensor || input.type !== 'float32')
        throw new Error(`The probe cannot fill the input ${input.name}.`);
      const shape = input.shape.map((size) => (typeof size === 'number' ? size : FREE_DIMENSION));
      const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
      // A picture of smooth waves: deterministic, without flat parts.
      for (let i = 0; i < data.length; i++) data[i] = 128 + 80 * Math.sin(i * 0.013) + 40 * Math.sin(i * 0.00071);
      return [input.name, new Tensor('float32', data, shape)];
    }),
  );
  let best = Number.POSITIVE_INFINITY;
  let numbers: Numbers = [];
  for (let run = 0; run <= TIMED_RUNS; run++) {
    const start = performance.now();
    const outputs = await session.run(feeds);
    const milliseconds = performance.now() - start;
    numbers = session.outputNames.map((name) => outputs[name]!.data as Float32Array);
    // The first run may compile shaders for a while, but a later one that is this slow needs no second look.
    if (run > 0) best = Math.min(best, milliseconds);
    if (run > 0 && milliseconds > longest) break;
  }
  return { best, numbers };
}

function agreeingShare(expected: Numbers, found: Numbers): number {
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

async function answer(question: ProbeQuestion): Promise<ProbeAnswer> {
  // Opened first: where there is no such device, the answer is quick.
  const deviceSession = await openOn(question.device, question);
  const cpu = await runTimed(await openOn('cpu', question), Number.POSITIVE_INFINITY);
  const device = await runTimed(deviceSession, cpu.best * 2);
  const share = agreeingShare(cpu.numbers, device.numbers);
  if (share < AGREEING_SHARE) {
    const wrong = ((1 - share) * 100).toFixed(0);
    return { works: false, reason: `its numbers differ from the CPU's (${wrong} % of them)` };
  }
  if (device.best >= cpu.best) {
    const times = `${device.best.toFixed(0)} ms against ${cpu.best.toFixed(0)} ms`;
    return { works: false, reason: `slower than the CPU (${times}): probably a software renderer` };
  }
  return { works: true, milliseconds: device.best, cpuMilliseconds: cpu.best };
}

process.once('message', (message) => {
  answer(probeQuestionSchema.parse(message))
    .catch(
      (error: unknown): ProbeAnswer => ({
        works: false,
        reason: error instanceof Error ? error.message : String(error),
      }),
    )
    .then((result) => process.send?.(result, () => process.exit(0)));
});
