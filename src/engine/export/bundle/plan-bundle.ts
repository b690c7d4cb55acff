import type { ProjectFile, ProjectRecord } from '../../../contract/project.ts';
import { safeInFileName, splitName } from '../formats/file-names.ts';

/** What goes into a bundle. */
export interface BundlePlan {
  /** The folder that everything lies in, and the name of the project file without its extension. */
  readonly name: string;
  /** As the project file says it there: clips are named relative to it alone. */
  readonly project: ProjectFile;
  /** The clips, each once. */
  readonly clips: readonly BundledClip[];
}

/** A clip's file, or its folder of pictures. */
export interface BundledClip {
  /** Absolute path. */
  readonly from: string;
  /** Where it goes, relative to the project file, with forward slashes. */
  readonly to: string;
}

/** The folder of the clips in a bundle. */
const CLIPS = 'clips';

/**
 * Plans a bundle: which file goes where, and what the project then says of it. The sender's own folders are not told.
 *
 * @param name of the bundle, without folder and extension; also that of the project in it
 * @param pathOf absolute path of a clip, by the id of its record; several clips may be one file
 */
export function planBundle(project: ProjectFile, name: string, pathOf: ReadonlyMap<string, string>): BundlePlan {
  const places = new Map<string, string>();
  const taken = new Set<string>();
  const placeOf = (from: string, file: string): string => {
    const known = places.get(from);
    if (known !== undefined) return known;
    const place = `${CLIPS}/${freeName(safeInFileName(file), taken)}`;
    places.set(from, place);
    return place;
  };
  const records = project.records.map((record): ProjectRecord => {
    if (record.kind !== 'media') return record;
    const place = placeOf(pathOf.get(record.id)!, record.info.file);
    // What is no absolute path is looked for nowhere.
    return { ...record, relativePath: place, absolutePath: place };
  });
  const bundled = safeInFileName(name);
  return {
    name: bundled,
    project: { ...project, name: bundled, records },
    clips: [...places].map(([from, to]) => ({ from, to })),
  };
}

/** The name, or with a number behind it the first that no other clip has; upper and lower case are the same on some systems. */
function freeName(file: string, taken: Set<string>): string {
  const { stem, extension } = splitName(file);
  let name = file;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${stem}-${number}${extension}`;
  taken.add(name.toLowerCase());
  return name;
}
