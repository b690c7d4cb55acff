import { type MessagePortMain, utilityProcess } from 'electron';
import { engineMessageSchema } from '../contract/wire.ts';
import type { EngineProcessOptions } from '../node/engine-process-options.ts';
import type { EngineHandle } from '../node/supervisor/engine-handle.ts';
import { LastWords } from '../node/supervisor/last-words.ts';

/**
 * Starts the engine as a utility process of Electron.
 *
 * @param modulePath the bundled engine-process.js
 */
export function launchEngine(modulePath: string, options: EngineProcessOptions): EngineHandle {
  const child = utilityProcess.fork(modulePath, [JSON.stringify(options)], {
    serviceName: 'Tandem engine',
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const lastWords = new LastWords();
  child.stderr?.on('data', (text: Buffer) => {
    process.stderr.write(text);
    lastWords.add(String(text));
  });
  return {
    post: (message, transfer = []) => child.postMessage(message, [...transfer] as MessagePortMain[]),
    onMessage: (listener) => {
      child.on('message', (message) => listener(engineMessageSchema.parse(message)));
    },
    onExit: (listener) => {
      child.once('exit', (code) => listener(lastWords.explain(`exit code ${code}`)));
    },
    kill: () => {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}
