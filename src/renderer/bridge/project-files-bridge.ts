import type { DesktopApi } from '../../contract/desktop-channels.ts';
import { fromErrorRecord, TandemError } from '../../contract/errors.ts';
import { type ProjectWish, projectAnswerSchema, type RecentProject } from '../../contract/project-info.ts';
import type { ProjectFilesBridge } from './studio-bridge.ts';

interface Answer {
  readonly done: boolean;
  readonly recent: readonly RecentProject[];
}

/** Project files of the desktop: the user chooses them in native dialogs. */
export function desktopProjects(desktop: Pick<DesktopApi, 'openProject' | 'projectWish'>): ProjectFilesBridge {
  const wish = async (wished: ProjectWish) => understood(await desktop.projectWish(wished));
  return {
    ...common(wish),
    openFile: async (file) => void understood(await desktop.openProject(file)),
    choose: async () => (await wish({ kind: 'choose' })).done,
    saveAs: async () => (await wish({ kind: 'save-as' })).done,
    saveCopy: async () => (await wish({ kind: 'save-copy' })).done,
  };
}

/** Project files of the web host: their bytes are sent and fetched. */
export function webProjects(): ProjectFilesBridge {
  const openFile = async (file: File) => void (await post(`/project-file?name=${encodeURIComponent(file.name)}`, file));
  return {
    ...common((wish) => post('/project', JSON.stringify(wish))),
    openFile,
    choose: async () => {
      const file = await chosenFile('.tandem,.json');
      if (file) await openFile(file);
      return file !== null;
    },
    download: async (name) => {
      const link = document.createElement('a');
      link.href = `/project-file?name=${encodeURIComponent(name)}`;
      link.download = name;
      link.click();
    },
  };
}

/** The browser's own dialog for files. @returns null when cancelled */
function chosenFile(accept: string): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

function common(wish: (wished: ProjectWish) => Promise<Answer>) {
  return {
    recent: async () => (await wish({ kind: 'recent' })).recent,
    create: async () => void (await wish({ kind: 'create' })),
    openRecent: async (id: string) => void (await wish({ kind: 'open-recent', id })),
  };
}

async function post(address: string, body: string | File): Promise<Answer> {
  let json: unknown;
  try {
    const response = await fetch(address, { method: 'POST', body });
    json = await response.json();
  } catch (error) {
    throw new TandemError('engine-lost', "The studio's server cannot be reached.", {
      hint: 'Look whether it is still running in its terminal, then try again.',
      cause: error,
    });
  }
  return understood(json);
}

function understood(value: unknown): Answer {
  const answer = projectAnswerSchema.parse(value);
  if (answer.ok) return answer.data;
  throw fromErrorRecord(answer.error);
}
