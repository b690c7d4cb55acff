import { createEngine, type Engine } from '../node/create-engine.ts';
import type { Terminal } from './terminal.ts';

/** What every command gets: where to write, the engine (made at first use), and the signal of Ctrl-C. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Results as JSON on stdout instead of text. */
  readonly json: boolean;
  readonly signal: AbortSignal;
  engine(): Promise<Engine>;
  close(): Promise<void>;
}

/** The context of one command; close it when the command has ended. */
export function openContext(terminal: Terminal, json: boolean, signal: AbortSignal): CommandContext {
  let engine: Promise<Engine> | undefined;
  return {
    terminal,
    json,
    signal,
    engine: () => (engine ??= createEngine({ onNotice: (text) => terminal.note(text) })),
    close: async () => (await engine?.catch(() => undefined))?.close(),
  };
}
