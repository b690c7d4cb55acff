import { createEngine } from './create-engine.ts';
import type { EngineProcessOptions } from './engine-process-options.ts';
import { engineChannel } from './supervisor/engine-channel.ts';
import { serveEngine } from './supervisor/serve-engine.ts';

// The engine process: a child of the web host (child_process.fork) or an Electron utility process. ONNX Runtime and ffmpeg live here
// and not in a host, because a native crash cannot be caught.

const { probeScript } = JSON.parse(process.argv[2] ?? '{}') as EngineProcessOptions;
const engine = await createEngine({
  onNotice: (text) => console.error(text),
  ...(probeScript === undefined ? {} : { probeScript: new URL(probeScript) }),
});
await serveEngine(engineChannel(), engine);
process.exit(0);
