import type { CorrespondencesFile } from '../../contract/correspondences.ts';
import type { Method } from '../../contract/methods.ts';
import type { MediaRecord, ProjectFile } from '../../contract/project.ts';
import { PROJECT_VERSION } from '../../contract/project.ts';
import { newMediaRecord } from '../media-record.ts';

/** A clip of 100 frames, 640x480, for tests. */
export function exampleMedia(id: string, fields: Partial<MediaRecord> = {}): MediaRecord {
  const media = newMediaRecord(id, {
    relativePath: `${id}.mp4`,
    absolutePath: `/clips/${id}.mp4`,
    sizeBytes: 1000,
    quickHash: 'a'.repeat(64),
    info: {
      file: `${id}.mp4`,
      width: 640,
      height: 480,
      frames: 100,
      durationSeconds: 4,
      fps: 25,
      vfr: false,
      codec: 'h264',
      pixelFormat: 'yuv420p',
      rotationDegrees: 0,
      color: { range: null, matrix: null, primaries: null, transfer: null },
    },
  });
  return { ...media, ...fields };
}

/** A run's result of one moment "top" with the predictions of two points, for tests. */
export function exampleResult(method: Method = 'auto', fields: Partial<CorrespondencesFile> = {}): CorrespondencesFile {
  const clip = {
    width: 640,
    height: 480,
    frames: 100,
    fps: 25,
    range: [0, 99] as [number, number],
    crop: { x: 10, y: 20, w: 300, h: 300 },
  };
  return {
    format: 'tandem-correspondences',
    version: 1,
    source: { file: 'source.mp4', ...clip },
    target: { file: 'target.mp4', ...clip },
    method,
    pack: { name: 'st-r2plus1d18', version: '1.0.0', sha256: 'b'.repeat(64) },
    pose: true,
    device: 'cpu',
    seconds: 1.5,
    mirrored: false,
    warnings: [],
    warp: [
      [0, 0, 0.5],
      [50, 60, 0.75],
    ],
    moments: [
      {
        name: 'top',
        frame: 50,
        confidence: 0.8,
        trusted: true,
        keypoints: {
          left_wrist: {
            frame: 60,
            ptsSeconds: 2.4,
            clipTime: 38.4,
            x: 101.25,
            y: 202.5,
            score: 0.9,
            alternatives: [{ frame: 61, x: 110, y: 210, score: 0.2 }],
          },
          ball: { frame: 61, ptsSeconds: 2.44, clipTime: 39, x: 300, y: 400, score: 0.4, alternatives: [] },
        },
      },
    ],
    ...fields,
  };
}

/** A project of two clips, one moment with two points in the source, and one run, for tests. */
export function exampleProject(): ProjectFile {
  return {
    format: 'tandem-project',
    version: PROJECT_VERSION,
    name: 'Swing',
    records: [
      exampleMedia('source'),
      exampleMedia('target'),
      { id: 'pair', kind: 'pair', sourceId: 'source', targetId: 'target', action: 'golf swing' },
      {
        id: 'moment-top',
        kind: 'moment',
        mediaId: 'source',
        name: 'top',
        frame: 50,
        keypoints: {
          left_wrist: { x: 100, y: 200, visible: true },
          ball: { x: 320.5, y: 410, visible: false },
        },
      },
      {
        id: 'run-1',
        kind: 'run',
        sourceId: 'source',
        targetId: 'target',
        createdAt: '2026-01-31T14:22:33.000Z',
        result: exampleResult(),
        poses: { source: null, target: null },
        verdicts: [],
      },
    ],
  };
}
