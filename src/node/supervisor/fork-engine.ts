import { fork } from 'node:child_process';
import { engineMessageSchema } from '../../contract/wire.ts';
import type { EngineHandle } from './engine-handle.ts';
import { LastWords } from './last-words.ts';

/**
 * Starts an engine as a child of Node.
 *
 * @param modulePath the entry, see engine-process.ts
 * @param options given to the entry as JSON, its only argument
 */
export function forkEngine(modulePath: string, options: unknown): EngineHandle & { readonly pid: number | undefined } {
  const child = fork(modulePath, [JSON.stringify(options)], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const lastWords = new LastWords();
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    process.stderr.write(text);
    lastWords.add(text);
  });
  return {
    pid: child.pid,
    post: (message) => {
      if (child.connected) child.send(message);
    },
    onMessage: (listener) => {
      child.on('message', (message) => listener(engineMessageSchema.parse(message)));
    },
    onExit: (listener) => {
      let told = false;
      const tell = (reason: string) => {
        if (told) return;
        told = true;
        listener(reason);
      };
      child.on('error', (error) => tell(error.message));
      // `close` comes after the last of stderr was read, unlike `exit`.
      child.on('close', (code, signal) => tell(lastWords.explain(signal ? `signal ${signal}` : `exit code ${code}`)));
    },
    kill: () => child.kill('SIGKILL'),
  };
}
