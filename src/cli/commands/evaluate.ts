import path from 'node:path';
import { datasetFileSchema } from '../../contract/dataset-file.ts';
import type { KeypointSet } from '../../contract/evaluation.ts';
import type { DeviceChoice, Method } from '../../contract/methods.ts';
import { evaluateDataset } from '../../engine/evaluation/evaluate-dataset.ts';
import { formatReport } from '../../engine/evaluation/format-report.ts';
import { writeWholeFile } from '../../node/cache/write-whole-file.ts';
import { readDocument } from '../../node/read-document.ts';
import type { CommandContext } from '../context.ts';

/** The options of `tandem evaluate`. */
export interface EvaluateOptions {
  readonly methods: Method[];
  readonly keypoints: KeypointSet;
  readonly pairs: 'all' | number;
  readonly seed: number;
  readonly device: DeviceChoice;
  readonly pose: 'on' | 'off';
  readonly out?: string;
}

/** `tandem evaluate DATASET.json`: T@k-PCK@0.1 of methods over the dataset's pairs, and the failures. */
export async function evaluate(context: CommandContext, file: string, options: EvaluateOptions): Promise<boolean> {
  const { terminal, signal } = context;
  const dataset = await readDocument(datasetFileSchema, file);
  const engine = await context.engine();
  const folder = path.dirname(file);
  const report = await evaluateDataset(
    engine,
    {
      ...options,
      dataset,
      name: path.basename(file),
      pose: options.pose === 'on',
      open: (clip) => engine.frames.open(path.resolve(folder, clip.file), signal),
    },
    signal,
    terminal.report,
  );
  terminal.endProgress();
  if (options.out !== undefined) await writeWholeFile(options.out, [`${JSON.stringify(report, null, 1)}\n`]);
  if (context.json) terminal.printJson(report);
  else terminal.print(formatReport(report));
  return true;
}
