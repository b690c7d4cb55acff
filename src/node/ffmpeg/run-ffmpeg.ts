import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { basename } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { TandemError } from '../../contract/errors.ts';
import { LineSplitter } from './line-splitter.ts';
import type { FfmpegProgram } from './locate-ffmpeg.ts';

const TAIL_LINES = 20;

/**
 * The log is parsed, so it must be without colours. Statically linked builds, such as the one of the package ffmpeg-static, crash in MPEG-TS
 * when glibc loads this system's character set modules into them; without them only titles in rare encodings are lost.
 */
const ENVIRONMENT = { AV_LOG_FORCE_NOCOLOR: '1', GCONV_PATH: '/nonexistent' };

/** How an ffmpeg process is to be run. */
export interface FfmpegRunOptions {
  /** Aborting kills the process. */
  readonly signal?: AbortSignal | undefined;
  /** True when the caller writes to the process; otherwise it has no input. */
  readonly stdin?: boolean;
  /** True for work that nobody looks at: what is wanted at once goes before it. */
  readonly background?: boolean;
  /** Called for every line of the log. */
  readonly onLogLine?: (line: string) => void;
}

/** How a process ended. */
export interface FfmpegExit {
  /** Null when a signal ended it. */
  readonly code: number | null;
  /** The signal that ended it: SIGKILL when we did, another when it crashed. */
  readonly killedBy: string | null;
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
    env: { ...process.env, ...ENVIRONMENT },
    windowsHide: true,
  });
  if (options.background && child.pid !== undefined) yieldToOthers(child.pid);
  const tail: string[] = [];
  // The log goes into error messages, and those to the window, which must not learn where files lie.
  const inputs = args.filter((argument) => argument.startsWith('file:'));
  const log = new LineSplitter((raw) => {
    const line = inputs.reduce((text, input) => text.replaceAll(input, basename(input)), raw);
    onLogLine?.(line);
    // Reports of single frames would push out what matters.
    if (line.startsWith('[Parsed_showinfo_')) return;
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
    child.on('close', (code, killedBy) => {
      signal?.removeEventListener('abort', kill);
      log.end();
      resolve({ code, killedBy, logTail: tail });
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

/** How far background work steps back, as `nice` counts it: it still gets a third of a processor that others want too. */
const BACKGROUND_NICENESS = 5;

/** Must be called before the program makes its threads: Linux knows a priority for each. */
function yieldToOthers(pid: number): void {
  try {
    setPriority(pid, BACKGROUND_NICENESS);
  } catch {
    // It has ended already, or the system does not let us.
  }
}

/** The error for an ffmpeg that ended with a failure; its message says what was being done and ffmpeg's own last words. */
export function ffmpegFailure(doing: string, exit: FfmpegExit): TandemError {
  const lastWords = exit.logTail.at(-1)?.replace(/^(\[[^\]]*\] )+/, '') ?? 'no reason was given';
  const ending = exit.killedBy === null ? `exit code ${exit.code}` : `ended by ${exit.killedBy}`;
  return new TandemError('ffmpeg-failed', `${doing} failed: ${lastWords} (ffmpeg ${ending}).`, {
    hint: 'Try again; if it stays, convert the file first: ffmpeg -i FILE NEW.mp4',
    data: { log: [...exit.logTail] },
  });
}
