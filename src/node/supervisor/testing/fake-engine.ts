import { fakeServices } from '../../../engine/server/testing/fake-services.ts';
import { openOrCreateProject } from '../../store/project-files.ts';
import { engineChannel } from '../engine-channel.ts';
import { serveEngine } from '../serve-engine.ts';

/**
 * An engine process without models, for tests of the hosts: a real process with a real channel. Its projects
 * are the real ones. A file named "poison" kills the process when it is opened.
 */
const options = JSON.parse(process.argv[2] ?? '{}') as { dieAtStart?: boolean };
if (options.dieAtStart) throw new Error('no room on the device');

const services = fakeServices({ openProject: openOrCreateProject });
const { open } = services.frames;
services.frames.open = async (path) => {
  if (path.includes('poison')) process.kill(process.pid, 'SIGKILL');
  return open(path);
};
await serveEngine(engineChannel(), services);
process.exit(0);
