import { describe, expect, it } from 'vitest';
import type { MomentRecord } from '../../../contract/project.ts';
import { exampleProject } from '../../../document/testing/example-project.ts';
import { writeCocoKeypoints } from './coco-keypoints.ts';
import { projectTracks } from './project-tracks.ts';
import { EXAMPLE_TABLES } from './testing/awkward-project.ts';

function written(keypoints: MomentRecord['keypoints']) {
  const project = exampleProject();
  const records = project.records.map((record) => (record.kind === 'moment' ? { ...record, keypoints } : record));
  return JSON.parse(writeCocoKeypoints(projectTracks({ ...project, records }, EXAMPLE_TABLES)));
}

describe('writeCocoKeypoints', () => {
  it('writes images, annotations and categories that refer to each other', () => {
    const coco = written({
      right_ankle: { x: 30, y: 100, visible: true },
      head: { x: 10, y: 20, visible: false },
      ball: { x: 5, y: 6, visible: true },
    });
    expect(coco.images).toEqual([
      { id: 1, file_name: 'source/frame_000050.png', width: 640, height: 480, frame_index: 50, pts_s: 2, video_id: 1 },
      {
        id: 2,
        file_name: 'target/frame_000060.png',
        width: 640,
        height: 480,
        frame_index: 60,
        pts_s: 2.4,
        video_id: 2,
      },
      {
        id: 3,
        file_name: 'target/frame_000061.png',
        width: 640,
        height: 480,
        frame_index: 61,
        pts_s: 2.44,
        video_id: 2,
      },
    ]);
    const empty = Array.from({ length: 11 }, () => [0, 0, 0]).flat();
    expect(coco.annotations).toEqual([
      {
        id: 1,
        image_id: 1,
        category_id: 1,
        keypoints: [10, 20, 1, ...empty, 30, 100, 2],
        num_keypoints: 2,
        bbox: [10, 20, 20, 80],
        area: 1600,
        iscrowd: 0,
        moment: 'top',
        source: 'manual',
        method: null,
      },
      expect.objectContaining({
        id: 2,
        image_id: 1,
        category_id: 2,
        keypoints: [5, 6, 2],
        bbox: [5, 6, 0, 0],
        area: 0,
      }),
      expect.objectContaining({ id: 3, image_id: 2, category_id: 1, num_keypoints: 1, method: 'auto', score: 0.9 }),
      expect.objectContaining({
        id: 4,
        image_id: 3,
        category_id: 2,
        keypoints: [300, 400, 2],
        source: 'joint',
        score: 0.4,
      }),
    ]);
    expect(coco.categories.map(({ id, name }: { id: number; name: string }) => [id, name])).toEqual([
      [1, 'person'],
      [2, 'points'],
    ]);
    expect(coco.categories[0].keypoints[12]).toBe('right_ankle');
    // left_shoulder (2nd) to right_shoulder (3rd), counted from 1.
    expect(coco.categories[0].skeleton[0]).toEqual([2, 3]);
    expect(coco.categories[1]).toMatchObject({ keypoints: ['ball'], skeleton: [] });
    expect(coco.videos[1]).toEqual({ id: 2, name: 'target.mp4', width: 640, height: 480, frames: 100, fps: 25 });
    expect(coco.info.conventions).toContain('the centre of the first pixel lies at (0.5, 0.5)');
    expect(coco.info.conventions).toContain('video 1: rotated 0 degrees clockwise for display');
  });
});
