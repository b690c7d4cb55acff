// node build/bench/mirror-evidence.ts DATASET.json: by how much the target's mirror image fits better (mean cosine) than the target, for every
// pair of the dataset. Where all persons use the same hand every positive figure would be a mistake; MIRROR_MARGIN of
// src/engine/align/decide-mirror.ts lies above the largest one of the development set.
import path from 'node:path';
import { datasetFileSchema } from '../../src/contract/dataset-file.ts';
import { queryMoments } from '../../src/engine/align/queries.ts';
import { mirrorEvidence } from '../../src/engine/correspondence/mirror-evidence.ts';
import { datasetPairs, pairedQueries } from '../../src/engine/evaluation/pairs.ts';
import type { AnalysedFeatures } from '../../src/engine/inference/clip-analyser.ts';
import { createEngine } from '../../src/node/create-engine.ts';
import { readDocument } from '../../src/node/read-document.ts';

const file = process.argv[2] ?? '../shared/footage/dataset.json';
const pairs = datasetPairs(await readDocument(datasetFileSchema, file), '13+3');
const engine = await createEngine();
const device = await engine.backend.resolve('auto');
const { pack } = await engine.packs.forTask('space-time-correspondence');
const analysed = new Map<string, AnalysedFeatures>();
for (const clip of new Set(pairs.flatMap(({ source, target }) => [source, target]))) {
  const video = await engine.frames.open(path.resolve(path.dirname(file), clip.file));
  const person = clip.person && { frame: clip.person[0], x: clip.person[1], y: clip.person[2] };
  const choice = { range: clip.range, person, pose: true, mirrored: true };
  analysed.set(clip.file, await engine.analyser.analyse(video, choice, device));
}
const rows = pairs.map((pair) => {
  const [source, target] = [analysed.get(pair.source.file)!, analysed.get(pair.target.file)!];
  const queries = queryMoments(pairedQueries(pair), source.geometry);
  const evidence = mirrorEvidence(source.features, target.features, target.mirrored!, queries, pack);
  return { advantage: evidence.mirrored - evidence.straight, pair };
});
for (const { advantage, pair } of rows.toSorted((a, b) => a.advantage - b.advantage)) {
  console.log(`${advantage.toFixed(4).padStart(8)}  ${pair.source.file} -> ${pair.target.file}`);
}
await engine.close();
