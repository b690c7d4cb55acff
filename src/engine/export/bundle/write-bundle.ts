import type { ReportProgress } from '../../../contract/jobs.ts';
import type { ProjectToExport } from '../project-export.ts';
import { type BundlePlan, planBundle } from './plan-bundle.ts';

/** Writes bundles to disk. */
export interface BundleWriter {
  /**
   * Writes a zip with the project file and its clips; nothing stands at the path before it is whole.
   *
   * @param report with what is done of all bytes, in MB
   * @throws TandemError export-failed, file-not-found; the signal's reason when aborted
   */
  write(path: string, plan: BundlePlan, signal: AbortSignal, report: ReportProgress): Promise<void>;
}

/** Where a bundle goes. */
export interface BundlePlace {
  readonly path: string;
  /** Of the project in it. */
  readonly name: string;
}

/**
 * Writes a project with all its clips as one zip: unpacked anywhere, the project in it finds them.
 *
 * @throws TandemError file-not-found when a clip is not where it was; see also {@link BundleWriter}
 */
export async function writeBundle(
  bundles: BundleWriter,
  { project, mediaPath }: Pick<ProjectToExport, 'project' | 'mediaPath'>,
  { path, name }: BundlePlace,
  signal: AbortSignal,
  report: ReportProgress,
): Promise<void> {
  const paths = new Map<string, string>();
  for (const record of project.records) {
    if (record.kind !== 'media') continue;
    signal.throwIfAborted();
    paths.set(record.id, await mediaPath(record));
  }
  await bundles.write(path, planBundle(project, name, paths), signal, report);
}
