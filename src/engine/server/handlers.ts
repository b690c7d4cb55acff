import { TandemError } from '../../contract/errors.ts';
import type { Media } from '../../contract/media.ts';
import type { MediaRecord } from '../../contract/project.ts';
import type { ProjectChange } from '../../contract/project-info.ts';
import type { RouteName, RouteOutput, RouteParsedInput } from '../../contract/routes.ts';
import { atMost } from '../jobs/at-most.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { turnedVideo } from '../media/turned-video.ts';
import { framePicture, JPEG_QUALITY } from './frame-picture.ts';
import type { MediaRegistry } from './media-registry.ts';
import type { OpenProject } from './open-project.ts';
import { PictureRuns } from './picture-runs.ts';
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
  /** Registers an opened file under a new id and tells everybody. @throws TandemError media-unknown */
  againMedia(knownId: string): Media;
  /** Forgets an opened file and tells everybody. @throws TandemError media-unknown */
  closeMedia(mediaId: string): void;
  /** Whether the open project, if there is one, has a clip of this id. */
  isInProject(mediaId: string): Promise<boolean>;
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
  againMedia,
  closeMedia,
  isInProject,
  project,
  projectChanged,
}: HandlerContext): Handlers {
  const pictureTurn = atMost(PICTURES_AT_A_TIME);
  const runs = new PictureRuns(services);
  return {
    'media.list': async () => ({ data: media.list() }),
    'media.table': async ({ mediaId }) => ({ data: media.video(mediaId).table }),
    'media.frame': async ({ mediaId, index, maxSide }, signal) => {
      const video = media.video(mediaId);
      const { pictures } = services;
      return pictureTurn(() => framePicture({ runs, pictures }, video, { index, maxSide }, signal), signal);
    },
    'media.openings': async () => ({ data: media.openings.list() }),
    'media.preview': async ({ mediaId }) => {
      const picture = media.openings.picture(mediaId);
      if (!picture) return { data: { type: null } };
      return { data: { type: 'image/jpeg' }, bytes: await services.pictures.jpeg(picture, JPEG_QUALITY) };
    },
    'media.cancel-opening': async ({ mediaId }) => ({ data: { cancelled: media.openings.cancel(mediaId) } }),
    'media.again': async ({ mediaId }) => ({ data: againMedia(mediaId) }),
    'media.close': async ({ mediaId }) => {
      if (await isInProject(mediaId)) {
        throw new TandemError('request-invalid', 'A clip of the open project is not closed.', {
          hint: 'Remove it from the project first.',
        });
      }
      closeMedia(mediaId);
      return { data: {} };
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
          run: (signal, report, show) => services.align(task, signal, report, show),
        }),
      };
    },
    'export.start': async (request) => {
      const file = await project().read();
      const requireOpen = ({ id, info }: MediaRecord): string => {
        if (media.list().some((each) => each.id === id)) return id;
        throw new TandemError('file-not-found', `${info.file} is not where it was.`, {
          hint: 'Choose "Locate..." in the studio, then export again.',
        });
      };
      const subject = {
        project: file,
        openMedia: async (record: MediaRecord) => media.video(requireOpen(record)),
        mediaPath: async (record: MediaRecord) => media.path(requireOpen(record)),
      };
      return {
        data: jobs.submit({
          key: `export ${request.name} ${request.wish.format}`,
          label: `Export ${request.name}`,
          policy: 'replace',
          run: (signal, report) => services.export(subject, request, signal, report),
        }),
      };
    },
    'jobs.list': async () => ({ data: jobs.list() }),
    'jobs.cancel': async ({ jobId }) => ({ data: jobs.cancel(jobId) }),
    'packs.list': async () => ({ data: await services.packs.list() }),
    'devices.get': async () => ({ data: await services.backend.devices() }),
    'pose.suggest': async ({ mediaId, frame, person, turnDegrees }, signal) => {
      const video = turnedVideo(media.video(mediaId), turnDegrees);
      const joints = await services.suggest(video, frame, person ?? null, signal);
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
