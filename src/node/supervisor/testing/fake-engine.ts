import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fakeProject, fakeServices } from '../../../engine/server/testing/fake-services.ts';
import { engineChannel } from '../engine-channel.ts';
import { serveEngine } from '../serve-engine.ts';

/**
 * An engine process without models, for tests of the hosts: a real process with a real channel. Its projects are JSON files. A file
 * named "poison" kills the process when it is opened.
 */
const options = JSON.parse(process.argv[2] ?? '{}') as { dieAtStart?: boolean };
if (options.dieAtStart) throw new Error('no room on the device');

const services = fakeServices({
  openProject: async (path) =>
    fakeProject(path, {
      load: () => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : []),
      save: (records) => writeFileSync(path, JSON.stringify(records)),
    }),
});
const { open } = services.frames;
services.frames.open = async (path) => {
  if (path.includes('poison')) process.kill(process.pid, 'SIGKILL');
  return open(path);
};
await serveEngine(engineChannel(), services);
process.exit(0);
