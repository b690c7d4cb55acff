/** Draws the bundled demo pair: `node resources/demo/draw/draw-demo.ts [clip ...]` writes the clips and their points beside this folder. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Encoder } from './encode.ts';
import { drawFrame } from './frame.ts';
import { datasetFile, momentsOf, pointsFile } from './ground-truth.ts';
import { Performance } from './performance.ts';
import { FPS } from './performer.ts';
import { PERFORMERS } from './performers.ts';
import { Plate } from './plate.ts';

const output = (file: string): string => fileURLToPath(new URL(`../${file}`, import.meta.url));

async function drawClip(performance: Performance): Promise<void> {
  const { file, frames, scenery, camera } = performance.performer;
  const plate = new Plate(performance.camera, scenery);
  const encoder = new Encoder(output(file), camera.width, camera.height, FPS);
  for (let frame = 0; frame < frames; frame++) {
    await encoder.write(drawFrame(performance, plate.at(performance.driftAt(frame)), frame));
    process.stderr.write(`\r${file} ${frame + 1}/${frames}`);
  }
  await encoder.close();
  process.stderr.write('\n');
}

const writeJson = (file: string, value: unknown): Promise<void> =>
  writeFile(output(file), `${JSON.stringify(value, null, 2)}\n`);

const wanted = process.argv.slice(2);
const performances = PERFORMERS.map((performer) => new Performance(performer));
await writeJson('demo-points.json', pointsFile(momentsOf(performances[0])));
await writeJson('demo-dataset.json', datasetFile(performances));
for (const performance of performances) {
  if (wanted.length === 0 || wanted.includes(performance.performer.file)) await drawClip(performance);
}
