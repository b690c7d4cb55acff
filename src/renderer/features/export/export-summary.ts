import { EXPORT_EXTENSIONS, type ExportWish } from '../../../contract/export.ts';
import type { FrameRange } from '../../../contract/geometry.ts';
import { playedRate } from '../../../document/comparison/played-clip.ts';

/** What the dialog knows of the project. */
export interface ExportSubject {
  /** Name of the project or of the clips; proposed for the file. */
  readonly name: string;
  readonly source: ExportedClip | null;
  readonly target: ExportedClip | null;
  /** Runs that the project holds. */
  readonly runs: number;
  /** Methods of the newest runs of the pair, as people say them. */
  readonly methods: readonly string[];
  /** Key moments of the comparison that lie in the source's range. */
  readonly moments: number;
  /** Points marked by hand, in all clips. */
  readonly markedPoints: number;
  /** Points that the newest runs found. */
  readonly foundPoints: number;
  /** All clips of the project. */
  readonly clips: readonly { readonly file: string; readonly sizeBytes: number }[];
}

/** A clip of the pair. */
export interface ExportedClip {
  readonly file: string;
  /** Frames per second of the file. */
  readonly fps: number;
  /** Frames per second at which it was filmed; null: those of the file. */
  readonly captureFps: number | null;
  /** The working zone, or the whole clip. */
  readonly range: FrameRange;
}

/** Why an export is not possible now; null when it is. */
export function obstacle({ format }: ExportWish, subject: ExportSubject): 'no-pair' | 'no-points' | null {
  if (format === 'mp4') return subject.source && subject.target ? null : 'no-pair';
  if (format === 'json' || format === 'bundle') return null;
  return subject.markedPoints + subject.foundPoints > 0 ? null : 'no-points';
}

/** Running time of the comparison clip: the source's range at the speed, and the stills at its key moments, seconds. */
export function clipSeconds(wish: Extract<ExportWish, { format: 'mp4' }>, subject: ExportSubject): number {
  if (!subject.source) return 0;
  const { range, fps, captureFps } = subject.source;
  const framesPerSecond = fps * playedRate({ fps, captureFps, realTime: wish.realTime.source });
  return (range[1] - range[0] + 1) / framesPerSecond / wish.speed + wish.freezeSeconds * subject.moments;
}

/** Size of the clips that go into a bundle, bytes. */
export function bundleBytes({ clips }: ExportSubject): number {
  return clips.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

/** The files that will be written, as far as it is known before. */
export function plannedFiles(name: string, wish: ExportWish, subject: ExportSubject): string[] {
  const extension = EXPORT_EXTENSIONS[wish.format];
  const stems = [subject.source, subject.target].flatMap((clip) => clip?.file.replace(/\.[^.]+$/, '') ?? []);
  if (wish.format === 'cvat' && stems.length > 1) return stems.map((stem) => `${name}-${stem}${extension}`);
  if (wish.format === 'dlc') return [`${name}-*${extension}`];
  return [`${name}${extension}`];
}

/** A name for the file: that of the project, or of the two clips. */
export function proposedName({ name, source, target }: ExportSubject): string {
  const stems = [source, target].flatMap((clip) => clip?.file.replace(/\.[^.]+$/, '') ?? []);
  return name || stems.join(' - ') || 'tandem';
}
