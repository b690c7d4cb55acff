import { moveKeypoint } from '../../../document/commands/keypoints.ts';
import { DocumentEditor } from '../../../document/editor.ts';
import { openProject } from '../project-files.ts';

/** A program for tests: edits the project given as argument for ever, and prints each edit's x once its commit has resolved. */
const store = await openProject(process.argv[2]!);
const editor = new DocumentEditor(await store.read());
for (let x = 1; ; x += 1) {
  const diffs = editor.dispatch(moveKeypoint, { momentId: 'moment-top', name: 'left_wrist', x, y: 0 });
  await store.commit('Move keypoint', diffs);
  process.stdout.write(`${x}\n`);
}
