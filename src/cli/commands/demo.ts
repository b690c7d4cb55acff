import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { renderMatchesPicture } from '../../engine/export/video/render-matches-picture.ts';
import { FrameReader } from '../../engine/media/frame-reader.ts';
import { writeWholeFile } from '../../node/cache/write-whole-file.ts';
import type { CommandContext } from '../context.ts';
import { describeProvenance, describeRun } from './align.ts';

/** `tandem demo`: the main job on the bundled pair, by `auto`, into a folder: correspondences, comparison clip, picture. */
export async function demo(context: CommandContext, options: { out: string }): Promise<boolean> {
  const { terminal, signal } = context;
  const engine = await context.engine();
  const { sourcePath, targetPath, moments } = await engine.demo();
  const source = await engine.frames.open(sourcePath, signal);
  const target = await engine.frames.open(targetPath, signal);
  const result = await engine.align(
    {
      source: { video: source, choice: {} },
      target: { video: target, choice: {} },
      queries: { moments: [...moments] },
      methods: ['auto'],
      pose: true,
      device: 'auto',
      mirror: 'auto',
    },
    signal,
    terminal.report,
  );
  const run = result.runs[0]!;
  await mkdir(options.out, { recursive: true });
  const files = {
    correspondences: path.join(options.out, 'correspondences.json'),
    comparison: path.join(options.out, 'comparison.mp4'),
    matches: path.join(options.out, 'matches.png'),
  };
  await writeWholeFile(files.correspondences, [`${JSON.stringify(run, null, 1)}\n`]);
  await engine.exportComparison(
    { source, target, result, path: files.comparison, options: {} },
    signal,
    terminal.report,
  );
  const readers = { source: new FrameReader(engine.frames, source), target: new FrameReader(engine.frames, target) };
  try {
    const picture = await renderMatchesPicture(
      {
        run,
        sourceMoments: result.moments,
        sourceTable: source.table,
        targetTable: target.table,
        readers,
        canvases: engine.canvases,
      },
      signal,
    );
    await writeWholeFile(files.matches, [await picture.png()]);
  } finally {
    await Promise.all([readers.source.close(), readers.target.close()]);
  }
  terminal.endProgress();
  for (const warning of run.warnings) terminal.note(`Note: ${warning}`);
  if (context.json) {
    terminal.printJson({ files, run });
    return true;
  }
  terminal.print(
    `Two golfers, two styles, two cameras: where and when do the points of the first recur in the second?\n`,
  );
  terminal.print(describeRun(run));
  terminal.print(`\n${describeProvenance(run)}`);
  terminal.print(`\nWritten:`);
  terminal.print(`  ${files.matches}   the matches at every key moment`);
  terminal.print(`  ${files.comparison}   both clips in step`);
  terminal.print(`  ${files.correspondences}   every prediction, with alternatives and the time warp`);
  terminal.print(`\nThe same pair in the studio: npm start, then "Open demo pair".`);
  terminal.print(`Your own clips: npx tandem align A.mp4 B.mp4 --moments 30,60 --export comparison.mp4`);
  return true;
}
