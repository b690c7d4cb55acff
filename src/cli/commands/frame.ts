import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { TandemError } from '../../contract/errors.ts';
import { FrameReader } from '../../engine/media/frame-reader.ts';
import { writePng } from '../../node/export/write-png.ts';
import type { CommandContext } from '../context.ts';
import { noteDamage } from '../note-damage.ts';

/** `tandem frame FILE --index a,b,c --out DIR`: `DIR/<name>-<index>.png` for each index, as displayed. */
export async function frame(
  context: CommandContext,
  file: string,
  options: { index: number[]; out: string },
): Promise<boolean> {
  const { frames } = await context.engine();
  const video = await frames.open(file, context.signal);
  noteDamage(context, video.info);
  const wrong = options.index.filter((index) => index >= video.info.frames);
  if (wrong.length > 0) {
    throw new TandemError(
      'frame-out-of-range',
      `${file} has no frame ${wrong.join(', ')}: its frames are 0 to ${video.info.frames - 1}.`,
      {
        hint: 'Frames are counted from 0.',
      },
    );
  }
  await mkdir(options.out, { recursive: true });
  const reader = new FrameReader(frames, video);
  const written: { index: number; file: string }[] = [];
  try {
    for (const index of options.index) {
      const picture = path.join(options.out, `${path.parse(file).name}-${String(index).padStart(6, '0')}.png`);
      await writePng(await reader.frame(index, context.signal), picture);
      written.push({ index, file: picture });
      if (!context.json) context.terminal.print(picture);
    }
  } finally {
    await reader.close();
  }
  if (context.json) context.terminal.printJson(written);
  return true;
}
