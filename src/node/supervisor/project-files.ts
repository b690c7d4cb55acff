import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { TandemError } from '../../contract/errors.ts';
import type { RecentProject } from '../../contract/project-info.ts';
import { readRemembered, remember } from '../cache/remembered.ts';
import { importProject } from '../store/import-project.ts';
import { isFile, isProjectJsonName, nameFromPath, PROJECT_EXTENSION } from '../store/project-paths.ts';
import type { EngineSupervisor } from './engine-supervisor.ts';
import { openUntitledProject, UNTITLED_NAME, untitledPath } from './untitled-project.ts';

/** Projects that are remembered. */
const RECENT_KEPT = 12;

const recentSchema = z.array(z.object({ path: z.string(), at: z.number() }));

/** What is asked of the supervisor. */
type ProjectSupervisor = Pick<EngineSupervisor, 'projectPath' | 'openProject' | 'saveProjectAs' | 'saveProjectCopy'>;

/** The project files of a host: opens, makes and saves them, and remembers those that were open. */
export class ProjectFiles {
  readonly #supervisor: ProjectSupervisor;
  readonly #folder: string;
  readonly #now: () => number;

  /** @param folder absolute; where untitled projects and the list of recent ones lie */
  constructor(supervisor: ProjectSupervisor, folder: string, now: () => number = Date.now) {
    this.#supervisor = supervisor;
    this.#folder = folder;
    this.#now = now;
  }

  /** Opens the untitled project as it was left, after a crash as well. @throws TandemError see {@link openUntitledProject} */
  async openFirst(): Promise<void> {
    await openUntitledProject(this.#supervisor, this.#folder);
  }

  /** Opens a new, empty project; the one before stays among the recent ones. @throws TandemError engine-lost */
  async create(): Promise<void> {
    await this.#supervisor.openProject(await this.#newUntitledPath());
  }

  /**
   * Opens a project; of a project's JSON a new, untitled one is made.
   *
   * @throws TandemError file-not-found, document-invalid, document-newer, project-locked, engine-lost
   */
  async open(file: string): Promise<void> {
    if (!(await isFile(file))) {
      throw new TandemError('file-not-found', `${path.basename(file)} is not there any more.`, {
        hint: 'It may have been moved or renamed; open it from where it lies now.',
      });
    }
    if (isProjectJsonName(file)) return this.#import(file);
    await this.#supervisor.openProject(file);
    await this.#note(file);
  }

  /** @throws TandemError project-locked, project-write-failed, engine-lost */
  async saveAs(file: string): Promise<void> {
    const named = withExtension(file);
    await this.#supervisor.saveProjectAs(named);
    await this.#note(named);
  }

  /** @throws TandemError project-locked, project-write-failed, engine-lost */
  async saveCopy(file: string): Promise<void> {
    await this.#supervisor.saveProjectCopy(withExtension(file));
  }

  /** Projects that were open before and are still there, and those that were never saved, but not the open one; the latest first. */
  async recent(): Promise<RecentProject[]> {
    const all = [...(await this.#remembered()), ...(await this.#untitled())];
    const others = all.filter((each) => each.path !== this.#supervisor.projectPath);
    const here = await Promise.all(others.map(async (each) => ((await isFile(each.path)) ? [each] : [])));
    return here
      .flat()
      .sort((a, b) => b.at - a.at)
      .map(({ path: file, at }) => {
        const untitled = path.dirname(file) === path.resolve(this.#folder);
        return {
          id: idOf(file),
          name: untitled ? 'Untitled' : nameFromPath(file),
          folder: shortened(file),
          at,
          untitled,
        };
      });
  }

  /** @throws TandemError file-not-found, and what {@link open} throws */
  async openRecent(id: string): Promise<void> {
    const all = [...(await this.#remembered()), ...(await this.#untitled())];
    const wanted = all.find((each) => idOf(each.path) === id);
    if (!wanted) throw new TandemError('file-not-found', 'This project is not known any more.');
    await this.open(wanted.path);
  }

  async #import(json: string): Promise<void> {
    const file = await this.#newUntitledPath();
    await importProject(json, file);
    try {
      await this.#supervisor.openProject(file);
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
  }

  async #newUntitledPath(): Promise<string> {
    await mkdir(this.#folder, { recursive: true });
    for (let number = 1; ; number++) {
      const file = untitledPath(this.#folder, number);
      if (!(await isFile(file))) return file;
    }
  }

  async #remembered(): Promise<{ path: string; at: number }[]> {
    return (await readRemembered(this.#list, (json) => recentSchema.safeParse(json).data ?? null)) ?? [];
  }

  async #untitled(): Promise<{ path: string; at: number }[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const files = names.filter((name) => UNTITLED_NAME.test(name)).map((name) => path.join(this.#folder, name));
    return Promise.all(files.map(async (file) => ({ path: file, at: (await stat(file)).mtimeMs })));
  }

  async #note(file: string): Promise<void> {
    if (path.dirname(file) === path.resolve(this.#folder)) return;
    const others = (await this.#remembered()).filter((each) => each.path !== file);
    await remember(this.#list, [{ path: file, at: this.#now() }, ...others].slice(0, RECENT_KEPT));
  }

  get #list(): string {
    return path.join(this.#folder, 'recent-projects.json');
  }
}

/** The name with our extension, unless it has it already. */
export function withExtension(file: string): string {
  return file.toLowerCase().endsWith(PROJECT_EXTENSION) ? file : `${file}${PROJECT_EXTENSION}`;
}

function idOf(file: string): string {
  return createHash('sha256').update(file).digest('hex').slice(0, 16);
}

function shortened(file: string): string {
  const folder = path.dirname(file);
  const home = homedir();
  return folder === home || folder.startsWith(home + path.sep) ? `~${folder.slice(home.length)}` : folder;
}
