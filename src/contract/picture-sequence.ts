import { z } from 'zod';
import { TandemError } from './errors.ts';

/** The part of a picture's name before its number, the number, and the end of the name: `frame_`, `0001`, `jpg`. */
const PICTURE_NAME = /^(.*?)(\d+)\.(jpe?g|png)$/i;

/**
 * Finds the numbered pictures among the names of a folder's files: `00000.jpg`, `frame_0001.png` and so on. Other names,
 * and those of hidden files, are passed over.
 *
 * @param folder its name, for messages
 * @returns in the order of their numbers; frame i is the i-th one, whatever its number
 * @throws TandemError not-a-video when there are none, or those of two sequences
 */
export function picturesInOrder(folder: string, names: readonly string[]): string[] {
  const sequences = new Map<string, { number: number; name: string }[]>();
  for (const name of names) {
    // Macs put a hidden `._00000.jpg` beside every picture on foreign drives.
    const [, prefix, digits, end] = (name.startsWith('.') ? null : PICTURE_NAME.exec(name)) ?? [];
    if (prefix === undefined || digits === undefined || end === undefined) continue;
    const key = `${prefix}#.${end.toLowerCase()}`;
    const pictures = sequences.get(key) ?? [];
    pictures.push({ number: Number(digits), name });
    sequences.set(key, pictures);
  }
  const [first, ...others] = [...sequences.values()];
  if (!first) {
    throw new TandemError('not-a-video', `The folder ${folder} has no numbered pictures in it.`, {
      hint: 'Choose a video file, or a folder of pictures named 00000.jpg, 00001.jpg and so on (JPEG or PNG).',
    });
  }
  if (others.length > 0) {
    const all = [...sequences.keys()].join(', ');
    throw new TandemError('not-a-video', `The folder ${folder} has the pictures of several sequences in it: ${all}.`, {
      hint: 'Put every sequence into a folder of its own.',
    });
  }
  return first.sort((a, b) => a.number - b.number || a.name.localeCompare(b.name)).map(({ name }) => name);
}

/** The most pictures that are sent to a host at a time: an hour and a half of 24 a second. */
export const MOST_PICTURES = 131_072;

/** What stands before the pictures when a page sends a folder of them: the name and the size in bytes of each, in the order in which they follow. */
export const pictureListSchema = z
  .array(z.object({ name: z.string().min(1), bytes: z.int().nonnegative() }))
  .min(1)
  .max(MOST_PICTURES);
/** See {@link pictureListSchema}. */
export type PictureList = z.infer<typeof pictureListSchema>;
