import { resolve } from 'node:path';
import type { MediaRecord, ProjectRecord } from '../../contract/project.ts';
import { parseProject } from '../../document/parse-project.ts';
import { readTextFile } from '../read-document.ts';
import { locateMedia, relocation } from './locate-media.ts';
import { createProject } from './project-files.ts';

/**
 * Makes a project file of a project's JSON (`tandem-project`, of any known version). Its clips are looked for from where the JSON lies;
 * one that is not found stays in the project as it is named, to be located later. The JSON is left as it is.
 *
 * @param json path of the JSON @param file path of the new project, where nothing may stand yet
 * @returns the clips that were not found
 * @throws TandemError file-not-found; document-invalid with the path inside the JSON; document-newer; project-write-failed
 */
export async function importProject(json: string, file: string): Promise<MediaRecord[]> {
  const [from, to] = [resolve(json), resolve(file)];
  const project = parseProject(await readTextFile(json), json);
  const missing: MediaRecord[] = [];
  const records: ProjectRecord[] = [];
  for (const record of project.records) {
    const found = record.kind === 'media' ? (await locateMedia(record, from)).path : null;
    if (record.kind === 'media' && found === null) missing.push(record);
    const moved = record.kind === 'media' && found !== null ? relocation(record, to, found) : null;
    records.push(moved?.after ?? record);
  }
  const store = await createProject(to, { ...project, records });
  await store.close();
  return missing;
}
