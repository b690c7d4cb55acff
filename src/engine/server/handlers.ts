import { TandemError } from '../../contract/errors.ts';
import type { Media } from '../../contract/media.ts';
import type { MediaRecord } from '../../contract/project.ts';
import type { ProjectChange } from '../../contract/project-info.ts';
import type { RouteName, RouteOutput, RouteParsedInput } from '../../contract/routes.ts';
import { atMost } from '../jobs/at-most.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { framePicture } from './frame-picture.ts';
import type { MediaRegistry } from './media-registry.ts';
import type { OpenProject } from './open-project.ts';
import type { EngineServices } from './services.ts';

/** What a handler answers; bytes travel beside the data. */
export interface Answer<R extends RouteName> {
  readonly data: RouteOutput<R>;
  readonly bytes?: Uint8Array;
}

/** One function per route; the signal is aborted when the asking window has gone. */
export type Handlers = {
  readonly [R in RouteName]: (input: RouteParsedInput<R>, signal: AbortSignal) => Promise<Answer<R>>;
};

/** What the handlers work on. */
export interface HandlerContext {
  readonly services: EngineServices;
  readonly media: MediaRegistry;
  readonly jobs: JobQueue;
  /** Registers a file under an id and tells everybody. */
  registerMedia(mediaId: string, path: string): Promise<Media>;
  /** @throws TandemError request-invalid when no project is open */
  project(): OpenProject;
  /** Tells everybody that the open project is another one or lies elsewhere. */
  projectChanged(reason: ProjectChange['reason']): Promise<void>;
}

/** Decoders that make pictures at the same time. */
const PICTURES_AT_A_TIME = 2;

/** The answers to every route of the contract. */
export function createHandlers({
  services,
  media,
  jobs,
  registerMedia,
  project,
  projectChanged,
}: HandlerContext): Handlers {
  const pictureTurn = atMost(PICTURES_AT_A_TIME);
  return {
    'media.list': async () => ({ data: media.list() }),
    'media.table': async ({ mediaId }) => ({ data: media.video(mediaId).table }),
    'media.frame': async ({ mediaId, index, maxSide }, signal) => {
      const video = media.video(mediaId);
      return pictureTurn(() => framePicture(services, video, { index, maxSide }, signal), signal);
    },
    'demo.open': async () => {
      const { sourcePath, targetPath, moments } = await services.demo();
      const source = await registerMedia('demo-source', sourcePath);
      const target = await registerMedia('demo-target', targetPath);
      return { data: { sourceId: source.id, targetId: target.id, moments: [...moments] } };
    },
    'align.start': async ({ sourceId, targetId, source, target, ...wish }) => {
      const task = {
        ...wish,
        source: { video: media.video(sourceId), choice: source },
        target: { video: media.video(targetId), choice: target },
      };
      const names = media.list().filter(({ id }) => id === sourceId || id === targetId);
      const nameOf = (id: string) => names.find((each) => each.id === id)?.info.file ?? id;
      return {
        data: jobs.submit({
          key: `align ${sourceId} ${targetId}`,
          label: `Align ${nameOf(sourceId)} with ${nameOf(targetId)}`,
          policy: 'replace',
          run: (signal, report) => services.align(task, signal, report),
        }),
      };
    },
    'export.start': async (request) => {
      const file = await project().read();
      const openMedia = async ({ id, info }: MediaRecord) => {
        if (media.list().some((each) => each.id === id)) return media.video(id);
        throw new TandemError('file-not-found', `${info.file} is not where it was.`, {
          hint: 'Choose "Locate..." in the studio, then export again.',
        });
      };
      return {
        data: jobs.submit({
          key: `export ${request.name} ${request.wish.format}`,
          label: `Export ${request.name}`,
          policy: 'replace',
          run: (signal, report) => services.export({ project: file, openMedia }, request, signal, report),
        }),
      };
    },
    'jobs.list': async () => ({ data: jobs.list() }),
    'jobs.cancel': async ({ jobId }) => ({ data: jobs.cancel(jobId) }),
    'packs.list': async () => ({ data: await services.packs.list() }),
    'devices.get': async () => ({ data: await services.backend.devices() }),
    'pose.suggest': async ({ mediaId, frame, person }, signal) => {
      const joints = await services.suggest(media.video(mediaId), frame, person ?? null, signal);
      return { data: { joints: joints && [...joints] } };
    },
    'project.info': async () => ({ data: await project().info() }),
    'project.describe-media': async ({ mediaId }) => ({ data: await project().describe(mediaId) }),
    'project.judge-media': async ({ mediaId, chosenId }) => ({ data: await project().judge(mediaId, chosenId) }),
    'project.assign-media': async ({ mediaId, chosenId }) => {
      const data = await project().assign(mediaId, chosenId);
      await projectChanged('media');
      return { data };
    },
    'project.get': async () => ({ data: await project().read() }),
    'project.commit': async ({ label, diffs }) => ({ data: { revision: await project().store.commit(label, diffs) } }),
  };
}

/** The error of a project route while none is open. */
export function noProject(): TandemError {
  return new TandemError('request-invalid', 'No project is open.', { hint: 'Open or make a project first.' });
}
