import type { AlignResult } from '../../../contract/align.ts';
import { TandemError } from '../../../contract/errors.ts';
import type { ReportProgress } from '../../../contract/jobs.ts';
import type { ProjectRecord } from '../../../contract/project.ts';
import { PROJECT_VERSION } from '../../../contract/project.ts';
import type { AlignTask } from '../../align/align-task.ts';
import type { OpenedVideo, ProjectStore } from '../../ports.ts';
import type { EngineServices } from '../services.ts';

/** A clip of 40 frames at 25 frames/s, 640 x 360; a file whose name holds "bad" is no video. */
function openFake(path: string): OpenedVideo {
  if (path.includes('bad')) {
    throw new TandemError('not-a-video', `${path}: no video can be read from it.`, {
      hint: 'Open an MP4 or MOV file.',
    });
  }
  return {
    path,
    quickHash: `hash of ${path}`,
    sizeBytes: 1000,
    table: { timeBase: [1, 25], pts: Array.from({ length: 40 }, (_, index) => index), lastDuration: 1 },
    info: {
      file: path,
      width: 640,
      height: 360,
      frames: 40,
      durationSeconds: 1.6,
      fps: 25,
      vfr: false,
      codec: 'h264',
      pixelFormat: 'yuv420p',
      rotationDegrees: 0,
      color: { range: null, matrix: null, primaries: null, transfer: null },
    },
  };
}

/** A project in memory. */
export function fakeProject(path: string): ProjectStore {
  const records = new Map<string, ProjectRecord>();
  let revision = 0;
  return {
    path,
    untitled: false,
    saveAs: async () => [],
    saveACopy: async () => {},
    read: async () => ({
      format: 'tandem-project',
      version: PROJECT_VERSION,
      name: 'fake',
      records: [...records.values()],
    }),
    commit: async (_label, diffs) => {
      for (const { id, after } of diffs) after === null ? records.delete(id) : records.set(id, after);
      revision += 1;
      return revision;
    },
    close: async () => {},
  };
}

/** Services without files, models or processes, for tests of the hosts. What a test cares about it overrides. */
export function fakeServices(overrides: Partial<EngineServices> = {}): EngineServices {
  return {
    frames: {
      open: async (path) => openFake(path),
      async *decode(_video, { first, last, size = { width: 640, height: 360 } }) {
        const { width, height } = size;
        for (let index = first; index <= last; index++) {
          yield { index, width, height, data: new Uint8Array(width * height * 3) };
        }
      },
    },
    pictures: { jpeg: async (frame) => Uint8Array.of(0xff, 0xd8, frame.index) },
    packs: {
      list: async () => [],
      verify: async () => [],
      forTask: async (task) => {
        throw new TandemError('pack-missing', `No pack for ${task} is installed.`);
      },
      pathOf: (pack, file) => `${pack.folder}/${file}`,
    },
    backend: {
      devices: async () => ({ chosen: 'cpu', working: ['cpu'], refused: {}, fellBackFrom: null, threads: 2 }),
      resolve: async () => 'cpu',
      load: async () => {
        throw new TandemError('inference-failed', 'The fake backend runs no model.');
      },
      close: async () => {},
    },
    align: fakeAlign,
    export: async (_subject, { name }) => ({ folder: '0123456789abcdef', files: [{ name, sizeBytes: 1 }] }),
    demo: async () => ({ sourcePath: '/demo/source.mp4', targetPath: '/demo/target.mp4', moments: [] }),
    suggest: async () => null,
    openProject: async (path) => fakeProject(path),
    projectMedia: {
      relativePath: (_project, path) => path,
      locate: async ({ absolutePath }) => ({ path: absolutePath, tried: [{ path: absolutePath, judgement: 'same' }] }),
      relocation: () => null,
    },
    close: async () => {},
    ...overrides,
  };
}

/** Two stages; with `suggestAt` beginning at frame 39 it never ends by itself. */
async function fakeAlign(task: AlignTask, signal: AbortSignal, report: ReportProgress): Promise<AlignResult> {
  report({ stage: 'decode', done: 0, total: 40, unit: 'frames' });
  const endless = 'suggestAt' in task.queries && task.queries.suggestAt[0] === 39;
  if (endless) {
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
  }
  report({ stage: 'match', done: 1, total: 1, unit: 'points' });
  return { moments: [], runs: [], poses: { source: null, target: null } };
}
