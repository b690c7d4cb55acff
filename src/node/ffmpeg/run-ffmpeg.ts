import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { TandemError } from '../../contract/errors.ts';
import { LineSplitter } from './line-splitter.ts';
import type { FfmpegProgram } from './locate-ffmpeg.ts';

const TAIL_LINES = 20;

/** How an ffmpeg process is to be run. */
export interface FfmpegRunOptions {
  /** Aborting kills the process. */
  readonly signal?: AbortSignal | undefined;
  /** True when the caller writes to the process; otherwise it has no input. */
  readonly stdin?: boolean;
  /** Called for every line of the log. */
  readonly onLogLine?: (line: string) => void;
}

/** How a process ended. `code` is null when it was killed. */
export interface FfmpegExit {
  readonly code: number | null;
  /** The last lines of the log. */
  readonly logTail: readonly string[];
}

/** A running ffmpeg. Whoever starts one must await `ended` or `stop()`. */
export interface FfmpegProcess {
  /** Undefined when it could not be started. */
  readonly pid: number | undefined;
  readonly stdout: Readable;
  /** Null unless asked for. */
  readonly stdin: Writable | null;
  /** Resolves when the process is gone and its pipes are closed; never rejects. */
  readonly ended: Promise<FfmpegExit>;
  /** Kills the process if it still runs, and waits until it is gone. */
  stop(): Promise<FfmpegExit>;
}

/**
 * Starts ffmpeg with an argument array, never through a shell, and never reading the terminal. The log is read to its end whatever the
 * caller does with stdout, so that the process cannot hang on it.
 *
 * @param options see {@link FfmpegRunOptions}; an aborted signal throws its reason before anything is started
 */
export function runFfmpeg(
  program: FfmpegProgram,
  args: readonly string[],
  options: FfmpegRunOptions = {},
): FfmpegProcess {
  const { signal, onLogLine } = options;
  signal?.throwIfAborted();
  const child = spawn(program.path, ['-nostdin', '-hide_banner', '-nostats', ...args], {
    stdio: [options.stdin ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const tail: string[] = [];
  const log = new LineSplitter((line) => {
    onLogLine?.(line);
    if (tail.push(line.slice(0, 500)) > TAIL_LINES) tail.shift();
  });
  const stdout = child.stdout as Readable;
  (child.stderr as Readable).on('data', (chunk: Buffer) => log.push(chunk));
  // A killed process breaks its pipes; `ended` tells.
  child.stdin?.on('error', () => {});
  stdout.on('error', () => {});

  const kill = () => {
    child.kill('SIGKILL');
    // Data that nobody reads any more would keep the pipe, and so the process, from closing.
    stdout.destroy();
  };
  signal?.addEventListener('abort', kill, { once: true });
  const ended = new Promise<FfmpegExit>((resolve) => {
    child.on('error', (error) => tail.push(`ffmpeg did not start: ${error.message}`));
    child.on('close', (code) => {
      signal?.removeEventListener('abort', kill);
      log.end();
      resolve({ code, logTail: tail });
    });
  });
  return {
    pid: child.pid,
    stdout,
    stdin: child.stdin,
    ended,
    stop() {
      kill();
      return ended;
    },
  };
}

/** The error for an ffmpeg that ended with a failure; its message says what was being done and ffmpeg's own last words. */
export function ffmpegFailure(doing: string, exit: FfmpegExit): TandemError {
  const lastWords = exit.logTail.at(-1)?.replace(/^(\[[^\]]*\] )+/, '') ?? 'no reason was given';
  return new TandemError(
    'ffmpeg-failed',
    `${doing} failed: ${lastWords} (ffmpeg exit code ${exit.code ?? 'none, killed'}).`,
    {
      hint: 'Open the file again; if it was moved, changed or removed, put it back first.',
      data: { log: [...exit.logTail] },
    },
  );
}
