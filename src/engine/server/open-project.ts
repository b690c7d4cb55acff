import { TandemError } from '../../contract/errors.ts';
import type { Media } from '../../contract/media.ts';
import type { MediaRecord, ProjectFile, RecordDiff } from '../../contract/project.ts';
import type { MediaJudgementAnswer, MissingMedia, ProjectInfo } from '../../contract/project-info.ts';
import { newMediaRecord } from '../../document/media-record.ts';
import type { OpenedVideo, ProjectMedia, ProjectStore } from '../ports.ts';
import { fileNameOf, type MediaRegistry } from './media-registry.ts';

/** What an open project works with. */
export interface OpenProjectParts {
  readonly store: ProjectStore;
  readonly projectMedia: ProjectMedia;
  readonly media: MediaRegistry;
  /** Reads a clip of the project from this file, whatever it was read from before, and tells everybody. */
  assignMedia(mediaId: string, path: string): Promise<Media>;
}

/** The open project: its file, and its clips under the ids of their records. */
export class OpenProject {
  readonly #parts: OpenProjectParts;
  readonly #missing = new Map<string, MissingMedia>();

  private constructor(parts: OpenProjectParts) {
    this.#parts = parts;
  }

  /**
   * Finds the project's clips and opens them. Where one lies elsewhere than its record says, the record follows; one that cannot be
   * found or opened is told as missing, and the project is open all the same.
   */
  static async of(parts: OpenProjectParts): Promise<OpenProject> {
    const project = new OpenProject(parts);
    const { records } = await parts.store.read();
    const media = records.filter((record) => record.kind === 'media');
    const moved: RecordDiff[] = [];
    for (const record of media) {
      const diff = await project.#open(record);
      if (diff) moved.push(diff);
    }
    if (moved.length > 0) await parts.store.commit('Find clips', moved);
    return project;
  }

  /** Its file. */
  get store(): ProjectStore {
    return this.#parts.store;
  }

  read(): Promise<ProjectFile> {
    return this.store.read();
  }

  async info(): Promise<ProjectInfo> {
    const { name } = await this.store.read();
    return { name, path: this.store.path, untitled: this.store.untitled, missing: [...this.#missing.values()] };
  }

  /** What the project would say of an opened clip; its record when the project has it already. @throws TandemError media-unknown */
  async describe(mediaId: string): Promise<MediaRecord> {
    const { records } = await this.store.read();
    const known = records.find((record) => record.id === mediaId);
    if (known?.kind === 'media') return known;
    return newMediaRecord(mediaId, this.#fileOf(this.#parts.media.video(mediaId), this.#parts.media.path(mediaId)));
  }

  /** Whether an opened file is the clip that the project misses. @throws TandemError media-unknown */
  async judge(mediaId: string, chosenId: string): Promise<MediaJudgementAnswer> {
    const record = await this.#record(mediaId);
    const video = this.#parts.media.video(chosenId);
    const same = video.sizeBytes === record.sizeBytes && video.quickHash === record.quickHash;
    return { judgement: same ? 'same' : 'different', file: this.#fileOf(video, this.#parts.media.path(chosenId)) };
  }

  /** From now on the clip is read from the chosen file. @throws TandemError media-unknown */
  async assign(mediaId: string, chosenId: string): Promise<Media> {
    await this.#record(mediaId);
    const media = await this.#parts.assignMedia(mediaId, this.#parts.media.path(chosenId));
    this.#missing.delete(mediaId);
    return media;
  }

  async #open(record: MediaRecord): Promise<RecordDiff | null> {
    const { projectMedia, store, assignMedia } = this.#parts;
    const { path, tried } = await projectMedia.locate(record, store.path);
    const opened = path === null ? null : await assignMedia(record.id, path).catch(() => null);
    if (path !== null && opened) return projectMedia.relocation(record, store.path, path);
    this.#missing.set(record.id, {
      mediaId: record.id,
      file: record.info.file,
      tried: tried.map((place) => ({
        path: place.path,
        judgement: place.judgement === 'different' ? 'different' : 'not-found',
      })),
    });
    return null;
  }

  async #record(mediaId: string): Promise<MediaRecord> {
    const { records } = await this.store.read();
    const record = records.find(({ id }) => id === mediaId);
    if (record?.kind === 'media') return record;
    throw new TandemError('media-unknown', `The project has no clip "${mediaId}".`);
  }

  #fileOf(video: OpenedVideo, path: string) {
    const { sizeBytes, quickHash, info } = video;
    return {
      relativePath: this.#parts.projectMedia.relativePath(this.store.path, path),
      absolutePath: path,
      sizeBytes,
      quickHash,
      info: { ...info, file: fileNameOf(path) },
    };
  }
}
