import { describe, expect, it } from 'vitest';
import type { MomentRecord } from '../../../contract/project.ts';
import { type ListRow, listRows } from './point-rows.ts';

function moment(id: string, name: string, points: readonly string[]): MomentRecord {
  const keypoints = Object.fromEntries(points.map((point) => [point, { x: 1, y: 2, visible: true }]));
  return { id, kind: 'moment', mediaId: 'a', name, frame: 3, keypoints };
}

const moments = [
  moment('1', 'Ball hit', ['left_wrist', 'right_wrist', 'head']),
  moment('2', 'Stick back', []),
  moment('3', 'Head down', ['left_wrist']),
];

function words(rows: readonly ListRow[]): string[] {
  return rows.map((row) => {
    if (row.kind === 'moment') return `${row.moment.name} ${row.found}/${row.count}${row.isOpen ? '' : ' closed'}`;
    return row.kind === 'point' ? `- ${row.name}` : '- none';
  });
}

describe('listRows', () => {
  it('has every moment with its points, and says where there is none', () => {
    expect(words(listRows(moments, new Set(), ''))).toEqual([
      'Ball hit 3/3',
      '- left_wrist',
      '- right_wrist',
      '- head',
      'Stick back 0/0',
      '- none',
      'Head down 1/1',
      '- left_wrist',
    ]);
  });

  it('folds the points of closed moments away', () => {
    expect(words(listRows(moments, new Set(['1', '2']), ''))).toEqual([
      'Ball hit 3/3 closed',
      'Stick back 0/0 closed',
      'Head down 1/1',
      '- left_wrist',
    ]);
  });

  it('finds points and moments by their names as they are read, and opens what it finds', () => {
    expect(words(listRows(moments, new Set(['1']), ' Left W'))).toEqual([
      'Ball hit 1/3',
      '- left_wrist',
      'Head down 1/1',
      '- left_wrist',
    ]);
    expect(words(listRows(moments, new Set(), 'head'))).toEqual([
      'Ball hit 1/3',
      '- head',
      'Head down 1/1',
      '- left_wrist',
    ]);
    expect(listRows(moments, new Set(), 'elbow')).toEqual([]);
  });

  it('has another key for every line', () => {
    const keys = listRows(moments, new Set(), '').map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
