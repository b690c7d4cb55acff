import type { ErrorRecord } from '../contract/errors.ts';
import type { Progress, ReportProgress } from '../contract/jobs.ts';

/** Where a command writes: results to stdout, everything else to stderr. */
export interface Terminal {
  /** A result for people or scripts. */
  print(text: string): void;
  /** A result as JSON text on stdout. */
  printJson(value: unknown): void;
  /** A remark on stderr. */
  note(text: string): void;
  /** Progress on stderr: one line that is rewritten on a terminal, one line per stage otherwise. */
  readonly report: ReportProgress;
  /** Ends a progress line that stands open. */
  endProgress(): void;
}

/** An error in words: the message, then the hint on a line of its own. */
export function errorText(error: ErrorRecord): string {
  return error.hint === undefined ? error.message : `${error.message}\n  ${error.hint}`;
}

function progressText({ stage, done, total, unit }: Progress): string {
  const share = total > 0 ? ` ${Math.floor((100 * done) / total)} %` : '';
  return `${stage}${share} (${Math.round(done)}/${Math.round(total)} ${unit})`;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const rewrites = process.stderr.isTTY === true;
  // Whoever reads may have had enough (`| head`): that is no error, and nobody is left to tell.
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
  let stage = '';
  let open = false;
  const endProgress = (): void => {
    if (open) process.stderr.write('\n');
    open = false;
  };
  return {
    print: (text) => void process.stdout.write(`${text}\n`),
    printJson: (value) => void process.stdout.write(`${JSON.stringify(value, null, 1)}\n`),
    note: (text) => {
      endProgress();
      process.stderr.write(`${text}\n`);
    },
    report: (progress) => {
      if (rewrites) {
        process.stderr.write(`\r\x1b[2K${progressText(progress)}`);
        open = true;
      } else if (progress.stage !== stage) {
        stage = progress.stage;
        process.stderr.write(`${stage} ...\n`);
      }
    },
    endProgress,
  };
}
