import { describe, expect, it } from 'vitest';
import { comparisonWishSchema, dataWishSchema } from '../../../contract/export.ts';
import {
  bundleBytes,
  clipSeconds,
  type ExportSubject,
  obstacle,
  plannedFiles,
  proposedName,
} from './export-summary.ts';

const subject: ExportSubject = {
  name: '',
  source: { file: 'swing.a.mp4', fps: 25, captureFps: null, range: [10, 59] },
  target: { file: 'swing-b.mov', fps: 30, captureFps: null, range: [0, 80] },
  methods: ['Auto'],
  moments: 3,
  markedPoints: 12,
  runs: 2,
  foundPoints: 30,
  clips: [
    { file: 'swing.a.mp4', sizeBytes: 1_200_000 },
    { file: 'swing-b.mov', sizeBytes: 800_000 },
  ],
};
const clip = (more = {}) => comparisonWishSchema.parse({ format: 'mp4', ...more });
const data = (format: string) => dataWishSchema.parse({ format });

describe('what will be written', () => {
  it('says how long the clip will be', () => {
    expect(clipSeconds(clip(), subject)).toBeCloseTo(50 / 25 + 3, 9);
    expect(clipSeconds(clip({ speed: 0.25, freezeSeconds: 0.5 }), subject)).toBeCloseTo(8 + 1.5, 9);
    const filmed = { ...subject, source: { ...subject.source!, captureFps: 100 } };
    expect(clipSeconds(clip(), filmed)).toBeCloseTo(50 / 100 + 3, 9);
    expect(clipSeconds(clip({ realTime: { source: false, target: true } }), filmed)).toBeCloseTo(5, 9);
  });

  it('says what hinders it', () => {
    expect(obstacle(clip(), subject)).toBeNull();
    expect(obstacle(clip(), { ...subject, methods: [] })).toBeNull();
    expect(obstacle(clip(), { ...subject, target: null })).toBe('no-pair');
    const empty = { ...subject, markedPoints: 0, foundPoints: 0 };
    expect(obstacle(data('csv'), empty)).toBe('no-points');
    expect(obstacle(data('json'), empty)).toBeNull();
    expect(obstacle({ format: 'bundle' }, empty)).toBeNull();
    expect(obstacle(data('coco'), { ...empty, markedPoints: 1 })).toBeNull();
  });

  it('names the files', () => {
    expect(proposedName(subject)).toBe('swing.a - swing-b');
    expect(proposedName({ ...subject, name: 'Lesson' })).toBe('Lesson');
    expect(plannedFiles('Lesson', clip(), subject)).toEqual(['Lesson.mp4']);
    expect(plannedFiles('Lesson', data('coco'), subject)).toEqual(['Lesson.json']);
    expect(plannedFiles('Lesson', { format: 'bundle' }, subject)).toEqual(['Lesson.zip']);
    expect(bundleBytes(subject)).toBe(2_000_000);
    expect(plannedFiles('Lesson', data('cvat'), subject)).toEqual(['Lesson-swing.a.xml', 'Lesson-swing-b.xml']);
  });
});
