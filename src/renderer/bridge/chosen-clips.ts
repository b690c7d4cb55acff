/** A folder of numbered pictures that the user chose or dropped. */
export interface ChosenFolder {
  readonly kind: 'folder';
  readonly name: string;
  /**
   * How a host that reads files in place finds it: the folder itself as the browser drops it, or the id that the host gave for its own dialog's
   * choice. Null where only its files are known.
   */
  readonly place: File | string | null;
  /** The files in it, not those of folders in it. @throws Error of the browser when the folder cannot be read */
  files(): Promise<readonly File[]>;
}

/** What the user chose or dropped as a clip. */
export type ChosenClip = File | ChosenFolder;

/** Whether it is a folder. */
export function isFolder(chosen: ChosenClip): chosen is ChosenFolder {
  return 'kind' in chosen;
}

/** A folder that a host's own dialog has chosen. */
export function folderOfHost(name: string, id: string): ChosenFolder {
  return { kind: 'folder', name, place: id, files: async () => [] };
}

/**
 * The folder whose files an `<input webkitdirectory>` gave.
 *
 * @returns null when the folder is empty: the browser then does not even tell its name
 */
export function folderOfInput(files: readonly File[]): ChosenFolder | null {
  const paths = files.map(({ webkitRelativePath }) => webkitRelativePath.split('/'));
  const name = paths[0]?.[0];
  if (!name) return null;
  return {
    kind: 'folder',
    name,
    place: null,
    files: async () => files.filter((_, index) => paths[index]!.length === 2),
  };
}

/** The files and folders of a drop. Must be called while the drop event is handled; folders are read later. */
export function droppedClips({ items }: DataTransfer): ChosenClip[] {
  return [...items].flatMap((item): ChosenClip[] => {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    if (entry?.isDirectory) {
      const folder = entry as FileSystemDirectoryEntry;
      return [{ kind: 'folder', name: entry.name, place: file, files: () => filesIn(folder) }];
    }
    return file ? [file] : [];
  });
}

async function filesIn(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const reader = folder.createReader();
  const files: File[] = [];
  // The browser gives a folder in portions; an empty one is its end.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) return files;
    const found = portion.filter((entry): entry is FileSystemFileEntry => entry.isFile);
    files.push(...(await Promise.all(found.map((entry) => new Promise<File>((...ends) => entry.file(...ends))))));
  }
}
