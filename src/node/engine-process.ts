import { appPaths } from './app-paths.ts';
import { createEngine } from './create-engine.ts';
import type { EngineProcessOptions } from './engine-process-options.ts';
import { exportsFolder, removeOldExports } from './export/export-folders.ts';
import { engineChannel } from './supervisor/engine-channel.ts';
import { serveEngine } from './supervisor/serve-engine.ts';

// The engine process: a child of the web host (child_process.fork) or an Electron utility process. ONNX Runtime and ffmpeg live here
// and not in a host, because a native crash cannot be caught.

/** How long an engine without a host may take to close its files. */
const PATIENCE_MILLISECONDS = 3000;

const { probeScript } = JSON.parse(process.argv[2] ?? '{}') as EngineProcessOptions;
const engine = await createEngine({
  onNotice: (text) => console.error(text),
  ...(probeScript === undefined ? {} : { probeScript: new URL(probeScript) }),
});
await removeOldExports(exportsFolder(appPaths().data));
const channel = engineChannel();
// Nobody waits for an engine whose host has gone, not even for a run that cannot be stopped half-way.
channel.onHostGone(() => setTimeout(() => process.exit(1), PATIENCE_MILLISECONDS).unref());
// Ctrl-C reaches every process of a terminal; the host decides when the engine ends.
process.on('SIGINT', () => {});
await serveEngine(channel, engine);
process.exit(0);
