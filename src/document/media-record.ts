import type { MediaRecord } from '../contract/project.ts';

/** What is known of a file when it is put into a project. */
export type MediaFile = Pick<MediaRecord, 'relativePath' | 'absolutePath' | 'sizeBytes' | 'quickHash' | 'info'>;

/** The record of a clip about which the user has said nothing yet. */
export function newMediaRecord(id: string, file: MediaFile): MediaRecord {
  return {
    id,
    kind: 'media',
    ...file,
    rotationOverrideDegrees: 0,
    captureFps: null,
    workingZone: null,
    syncFrame: null,
    crop: null,
    person: null,
  };
}
