import { expect, it } from 'vitest';
import { droppedClips, folderOfInput, isFolder } from './chosen-clips.ts';

const fileAt = (path: string): File =>
  Object.assign(new File([], path.split('/').at(-1)!), { webkitRelativePath: path });

it('takes of a chosen folder what lies in it, not what lies deeper', async () => {
  const folder = folderOfInput(['swing/00000.jpg', 'swing/old/00000.jpg', 'swing/notes.txt'].map(fileAt));
  expect(folder).toMatchObject({ name: 'swing', place: null });
  expect((await folder?.files())?.map(({ name }) => name)).toEqual(['00000.jpg', 'notes.txt']);
  expect(folderOfInput([])).toBeNull();
});

it('tells dropped folders from dropped files, and reads a folder in portions', async () => {
  const clip = new File([], 'a.mp4');
  const itself = new File([], 'swing');
  const entryOf = (name: string) => ({
    isFile: true,
    file: (found: (file: File) => void) => found(new File([], name)),
  });
  const portions = [['0.jpg', '1.jpg'].map(entryOf), [{ isFile: false }, entryOf('2.jpg')], []];
  const reader = { readEntries: (give: (portion: unknown) => void) => give(portions.shift()) };
  const folder = { isDirectory: true, name: 'swing', createReader: () => reader };
  const items = [
    { kind: 'file', getAsFile: () => clip, webkitGetAsEntry: () => ({ isDirectory: false }) },
    { kind: 'string', getAsFile: () => null, webkitGetAsEntry: () => null },
    { kind: 'file', getAsFile: () => itself, webkitGetAsEntry: () => folder },
  ];
  const [first, second, ...others] = droppedClips({ items } as unknown as DataTransfer);
  expect(others).toEqual([]);
  expect(first).toBe(clip);
  if (!second || !isFolder(second)) throw new Error('The folder was not seen.');
  // Where files are read in place the host asks the folder itself for its path.
  expect(second).toMatchObject({ name: 'swing', place: itself });
  expect((await second.files()).map(({ name }) => name)).toEqual(['0.jpg', '1.jpg', '2.jpg']);
});
