import { type ErrorRecord, toErrorRecord } from '../../contract/errors.ts';
import type { VideoInfo } from '../../contract/media.ts';
import type { CommandContext } from '../context.ts';
import { errorText } from '../terminal.ts';

/** What a file is. */
interface Facts {
  width: number;
  height: number;
  frames: number;
  duration: number;
  fps: number;
  vfr: boolean;
  codec: string;
  rotation: number;
  /** The pictures change their size or kind on the way, and are brought to those of the first. */
  mixedPictures?: true;
}

/** One file in `probe --json`: what it is, or what is wrong with it, or both when its end is missing. */
type ProbedFile = { file: string } & (Facts | { error: ErrorRecord } | (Facts & { error: ErrorRecord }));

function factsOf(path: string, info: VideoInfo): ProbedFile {
  return {
    file: path,
    width: info.width,
    height: info.height,
    frames: info.frames,
    duration: info.durationSeconds,
    fps: info.fps,
    vfr: info.vfr,
    codec: info.codec,
    rotation: info.rotationDegrees,
    ...(info.mixedPictures ? { mixedPictures: true } : {}),
    ...(info.damage ? { error: info.damage } : {}),
  };
}

function line(file: { file: string } & Facts): string {
  const rate = `${Number(file.fps.toFixed(3))} fps${file.vfr ? ' (variable)' : ''}`;
  const rotation = file.rotation === 0 ? '' : `, rotated ${file.rotation}°`;
  const mixed = file.mixedPictures ? ', size of the pictures changes' : '';
  return `${file.file}: ${file.width} x ${file.height}, ${file.frames} frames, ${file.duration.toFixed(3)} s, ${rate}, ${file.codec}${rotation}${mixed}`;
}

/** `tandem probe FILE...`: what each file is; false when one of them is no readable video, or its end is missing. */
export async function probe(context: CommandContext, paths: readonly string[]): Promise<boolean> {
  const { frames } = await context.engine();
  const files: ProbedFile[] = [];
  for (const path of paths) {
    context.signal.throwIfAborted();
    try {
      files.push(factsOf(path, (await frames.open(path, context.signal)).info));
    } catch (thrown) {
      context.signal.throwIfAborted();
      files.push({ file: path, error: toErrorRecord(thrown) });
    }
    const latest = files.at(-1) as ProbedFile;
    if (context.json) continue;
    if ('frames' in latest) context.terminal.print(line(latest));
    if ('error' in latest) context.terminal.note(errorText(latest.error));
  }
  if (context.json) context.terminal.printJson(files);
  return files.every((file) => !('error' in file));
}
