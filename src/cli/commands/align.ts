import type { AlignResult, ClipChoice, Queries } from '../../contract/align.ts';
import type { CorrespondencesFile } from '../../contract/correspondences.ts';
import { TandemError } from '../../contract/errors.ts';
import type { Crop, FrameRange, PersonHint } from '../../contract/geometry.ts';
import type { DeviceChoice, Method } from '../../contract/methods.ts';
import { pointsFileSchema } from '../../contract/points-file.ts';
import { textTable } from '../../engine/text-table.ts';
import { writeWholeFile } from '../../node/cache/write-whole-file.ts';
import { readDocument } from '../../node/read-document.ts';
import { alignmentProject } from '../../node/store/alignment-project.ts';
import { createProject } from '../../node/store/project-files.ts';
import { isFile } from '../../node/store/project-paths.ts';
import type { CommandContext } from '../context.ts';

/** The options of `tandem align`. */
export interface AlignOptions {
  readonly points?: string;
  readonly moments?: number[];
  readonly method: Method;
  readonly sourceRange?: FrameRange;
  readonly targetRange?: FrameRange;
  readonly sourceCrop?: Crop;
  readonly targetCrop?: Crop;
  readonly sourcePerson?: PersonHint;
  readonly targetPerson?: PersonHint;
  readonly device: DeviceChoice;
  readonly pose: 'on' | 'off';
  readonly mirror: 'auto' | 'on' | 'off';
  readonly out?: string;
  readonly export?: string;
  readonly save?: string;
}

function clipChoice(range?: FrameRange, crop?: Crop, person?: PersonHint): ClipChoice {
  return { ...(range && { range }), ...(crop && { crop }), ...(person && { person }) };
}

async function readQueries({ points, moments }: AlignOptions): Promise<Queries> {
  if (points !== undefined) {
    return { moments: (await readDocument(pointsFileSchema, points)).moments };
  }
  if (moments !== undefined) return { suggestAt: moments };
  throw new TandemError(
    'usage',
    'Nothing to look for: give --points POINTS.json, or --moments A,B,C for the human joints at these source frames.',
  );
}

/** The predictions of a run as a table for people. */
export function describeRun(run: CorrespondencesFile): string {
  const rows = run.moments.flatMap((moment) =>
    Object.entries(moment.keypoints).map(([name, point], index) => [
      index === 0 ? `${moment.name} (source frame ${moment.frame}${moment.trusted ? '' : ', uncertain: look'})` : '',
      name,
      String(point.frame),
      point.ptsSeconds.toFixed(3),
      point.x.toFixed(1),
      point.y.toFixed(1),
      point.score.toFixed(2),
    ]),
  );
  return textTable(['moment', 'point', 'frame', 'seconds', 'x', 'y', 'score'], rows, [2, 3, 4, 5, 6]);
}

/** What a run was made with, in one line. */
export function describeProvenance(run: CorrespondencesFile): string {
  const { source, target, pack } = run;
  const ranges = `${source.file} ${source.range.join(':')} -> ${target.file} ${target.range.join(':')}`;
  return `${ranges}; ${run.method}, ${pack.name} ${pack.version}, pose ${run.pose ? 'on' : 'off'}, ${run.device}, ${run.seconds.toFixed(1)} s`;
}

/** `tandem align SOURCE TARGET`: where and when the points of SOURCE recur in TARGET. */
export async function align(
  context: CommandContext,
  sourcePath: string,
  targetPath: string,
  options: AlignOptions,
): Promise<boolean> {
  const { terminal, signal } = context;
  const queries = await readQueries(options);
  if (options.save !== undefined && (await isFile(options.save))) {
    throw new TandemError('project-write-failed', `${options.save} stands there already.`, {
      hint: 'Choose another name: --save makes a new project and never overwrites one.',
    });
  }
  const engine = await context.engine();
  const source = {
    video: await engine.frames.open(sourcePath, signal),
    choice: clipChoice(options.sourceRange, options.sourceCrop, options.sourcePerson),
  };
  const target = {
    video: await engine.frames.open(targetPath, signal),
    choice: clipChoice(options.targetRange, options.targetCrop, options.targetPerson),
  };
  const result: AlignResult = await engine.align(
    {
      source,
      target,
      queries,
      methods: [options.method],
      pose: options.pose === 'on',
      device: options.device,
      mirror: options.mirror,
    },
    signal,
    terminal.report,
  );
  const run = result.runs[0]!;
  for (const warning of run.warnings) terminal.note(`Note: ${warning}`);
  if (options.out !== undefined) await writeWholeFile(options.out, [`${JSON.stringify(run, null, 1)}\n`]);
  if (options.save !== undefined) {
    const createdAt = new Date(engine.clock.now()).toISOString();
    const store = await createProject(options.save, alignmentProject(source, target, result, options.save, createdAt));
    await store.close();
  }
  if (options.export !== undefined) {
    const videos = { source: source.video, target: target.video };
    await engine.exportComparison({ ...videos, result, path: options.export, options: {} }, signal, terminal.report);
  }
  terminal.endProgress();
  if (context.json) terminal.printJson(run);
  else {
    terminal.print(describeProvenance(run));
    terminal.print(describeRun(run));
    for (const file of [options.out, options.save, options.export])
      if (file !== undefined) terminal.print(`Written: ${file}`);
  }
  return true;
}
