import { describe, expect, it } from 'vitest';
import { TandemError } from '../../contract/errors.ts';
import { dataWishSchema, type ExportRequest, exportRequestSchema } from '../../contract/export.ts';
import { PROJECT_VERSION } from '../../contract/project.ts';
import { exampleMedia } from '../../document/testing/example-project.ts';
import type { ProjectToExport } from './project-export.ts';
import { type ExportFolders, type ExportServices, runExport } from './run-export.ts';

/** Folders in memory. */
function memoryFolders() {
  const kept = new Map<string, string>();
  let discarded = 0;
  const folders: ExportFolders = {
    create: async () => ({
      name: 'f',
      pathOf: (file) => `/exports/f/${file}`,
      write: async (file, text) => void kept.set(file, text),
      files: async () => [...kept].map(([name, text]) => ({ name, sizeBytes: text.length })),
      discard: async () => {
        discarded += 1;
        kept.clear();
      },
    }),
  };
  return { folders, kept, discarded: () => discarded };
}

const subject: ProjectToExport = {
  project: {
    ...{ format: 'tandem-project', version: PROJECT_VERSION, name: 'Lesson' },
    records: [
      exampleMedia('a'),
      {
        ...{ id: 'm', kind: 'moment', mediaId: 'a', name: 'top', frame: 10 },
        keypoints: { hand: { x: 1, y: 2, visible: true } },
      },
    ],
  },
  openMedia: async () => {
    throw new TandemError('file-not-found', 'a.mp4 is not where it was.');
  },
  mediaPath: async () => {
    throw new TandemError('file-not-found', 'a.mp4 is not where it was.');
  },
};
const request = (format: string, name = 'swing'): ExportRequest =>
  exportRequestSchema.parse({ name, wish: dataWishSchema.parse({ format }) });
const run = (folders: ExportFolders, wish: ExportRequest, signal = new AbortController().signal) =>
  runExport({ folders } as ExportServices, subject, wish, signal, () => {});

describe('an export of the window', () => {
  it('writes into a folder of its own, under a name that every system takes', async () => {
    const { folders, kept } = memoryFolders();
    const result = await run(folders, request('csv', 'a/b: c'));
    expect(result).toEqual({ folder: 'f', files: [{ name: 'a_b_ c.csv', sizeBytes: kept.get('a_b_ c.csv')!.length }] });
    // A clip that is not found has no times, and is exported all the same.
    expect(kept.get('a_b_ c.csv')).toMatch(/hand/);
  });

  it('leaves nothing of one that fails or is aborted', async () => {
    const failed = memoryFolders();
    await expect(
      run(failed.folders, exportRequestSchema.parse({ name: 'x', wish: { format: 'mp4' } })),
    ).rejects.toMatchObject({ code: 'request-invalid' });
    expect(failed.discarded()).toBe(1);
    await expect(
      run(failed.folders, exportRequestSchema.parse({ name: 'x', wish: { format: 'bundle' } })),
    ).rejects.toMatchObject({ code: 'file-not-found' });
    expect(failed.discarded()).toBe(2);
    const aborted = memoryFolders();
    await expect(run(aborted.folders, request('json'), AbortSignal.abort())).rejects.toThrow();
    expect([aborted.discarded(), aborted.kept.size]).toEqual([1, 0]);
  });

  it('is asked for in sensible values only', () => {
    const wish = (change: object) =>
      exportRequestSchema.safeParse({ name: 'x', wish: { format: 'mp4', ...change } }).success;
    expect(wish({})).toBe(true);
    expect(wish({ speed: 0 })).toBe(false);
    expect(wish({ opacity: 1.5 })).toBe(false);
    expect(exportRequestSchema.safeParse({ name: '', wish: { format: 'csv' } }).success).toBe(false);
  });
});
