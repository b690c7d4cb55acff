import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type ProbeAnswer, type ProbeQuestion, readProbeAnswer } from './probe-messages.ts';

/** How the probe's child is started. */
export interface ProbeOptions {
  /** The script of the child: device-probe-child.ts, or what the bundler made of it. */
  readonly script: URL;
  /** A child that has not answered by then is ended. */
  readonly timeoutMilliseconds: number;
}

/** Words for what ONNX Runtime says when a device is simply not there. */
const PLAIN_REASONS: readonly (readonly [RegExp, string])[] = [
  [/Failed to get a WebGPU adapter/, 'no graphics adapter that WebGPU can use was found'],
  [/Failed to load shared library|libonnxruntime_providers/, 'its provider library is not installed'],
  [/backend not found/, 'not part of this build of ONNX Runtime'],
];

/** The first line of what went wrong, in plain words where we know them. */
export function plainReason(reason: string): string {
  const known = PLAIN_REASONS.find(([pattern]) => pattern.test(reason));
  if (known) return known[1];
  const line = reason.trim().split('\n')[0] ?? '';
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

/**
 * Asks a throw-away child process whether a device works.
 *
 * @returns the child's answer; a crash, a hang and a child that cannot be started are answers too
 */
export function probeDevice(question: ProbeQuestion, options: ProbeOptions): Promise<ProbeAnswer> {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(options.script), [], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
    });
    let settled = false;
    const settle = (answer: ProbeAnswer): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve(answer.works ? answer : { works: false, reason: plainReason(answer.reason) });
    };
    const timer = setTimeout(() => {
      const seconds = options.timeoutMilliseconds / 1000;
      settle({
        works: false,
        reason: `no answer within ${seconds} s: the driver hangs, or a software renderer is too slow`,
      });
    }, options.timeoutMilliseconds);
    child.once('message', (message) => {
      settle(readProbeAnswer(message) ?? { works: false, reason: 'the probe gave an unreadable answer' });
    });
    child.once('error', (error) =>
      settle({ works: false, reason: `the probe could not be started: ${error.message}` }),
    );
    child.once('exit', (code, signal) => {
      settle({ works: false, reason: `the driver ended the probe's process (${signal ?? `exit code ${code}`})` });
    });
    child.send(question, (error) => {
      if (error) settle({ works: false, reason: `the probe could not be asked: ${error.message}` });
    });
  });
}
