import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { toErrorRecord } from '../contract/errors.ts';
import type { EngineState } from '../contract/status.ts';
import { appPaths } from '../node/app-paths.ts';
import { forkEngine } from '../node/supervisor/fork-engine.ts';
import { openBrowser } from './open-browser.ts';
import { startWebHost } from './web-host.ts';

const USAGE = `Tandem Studio in a browser
  --open CLIP...       open these clips
  --demo               open the demo pair
  --port N             listen there instead of on a free port
  --no-browser         print the link only
  --upload-limit MIB   largest clip that the page may send (default 4096)`;

const root = join(import.meta.dirname, '..', '..');

/**
 * The web host as a program: serves the page and prints its link until it is told to stop.
 *
 * @param args what the user wrote behind the program's name; what is wrong with it, or with the start, is said and ends the process with 2
 */
export function serve(args: readonly string[]): Promise<void> {
  return start(args).catch((error: unknown) => {
    const { message, hint } = toErrorRecord(error);
    console.error(hint ? `${message}\n  ${hint}` : `${message}\n\n${USAGE}`);
    process.exit(2);
  });
}

async function start(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      open: { type: 'string', multiple: true, default: [] },
      demo: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      'no-browser': { type: 'boolean', default: false },
      'upload-limit': { type: 'string', default: '4096' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const host = await startWebHost({
    launchEngine: () => forkEngine(join(root, 'src', 'node', 'engine-process.ts'), {}),
    pageFolder: join(root, 'out', 'renderer'),
    dataFolder: appPaths().data,
    port: wholeNumber('--port', values.port),
    uploadLimitBytes: wholeNumber('--upload-limit', values['upload-limit']) * 2 ** 20,
    openPaths: [...values.open, ...positionals],
  });
  host.supervisor.watch({
    notice: ({ name, data }) => {
      if (name === 'engine.changed' && (data as EngineState).message) console.error((data as EngineState).message);
    },
  });
  const end = () => void host.close().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);

  const { demo } = values;
  const link = host.link({ demo });
  const inBrowser = !values['no-browser'] && (await openBrowser(link));
  console.log(inBrowser ? `Tandem Studio is open in your browser: ${link}` : `Open Tandem Studio: ${link}`);
  if (process.stdin.isTTY) {
    console.log('Press Enter for a new link, Ctrl-C to stop.');
    createInterface({ input: process.stdin }).on('line', () => console.log(host.link({ demo })));
  }
  for (const { message, hint } of await host.opened) console.error(hint ? `${message}\n  ${hint}` : message);
}

function wholeNumber(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new Error(`${name} takes a whole number, not "${text}".`);
}
