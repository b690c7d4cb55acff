import path from 'node:path';
import { FrameTable } from '../../engine/media/frame-table.ts';
import type { CommandContext } from '../context.ts';
import { noteDamage } from '../note-damage.ts';

/** `tandem table FILE`: every frame's index, PTS and seconds since frame 0, with the time base. */
export async function table(context: CommandContext, file: string): Promise<boolean> {
  const { frames } = await context.engine();
  const video = await frames.open(file, context.signal);
  noteDamage(context, video.info);
  const frameTable = new FrameTable(video.table);
  context.terminal.printJson({
    file: path.basename(file),
    timeBase: video.table.timeBase,
    frames: video.table.pts.map((pts, index) => ({ index, pts, seconds: frameTable.secondsOf(index) })),
  });
  return true;
}
