import { describe, expect, it } from 'vitest';
import type { MomentRecord } from '../../../contract/project.ts';
import { exampleProject } from '../../../document/testing/example-project.ts';
import { writeDeepLabCutLabels, writeDeepLabCutTracks } from './deeplabcut-csv.ts';
import { projectTracks } from './project-tracks.ts';
import { EXAMPLE_TABLES } from './testing/awkward-project.ts';

describe('writeDeepLabCutLabels', () => {
  it('has three header rows, an index of three columns, and nothing where a point is hidden', () => {
    const project = exampleProject();
    const earlier = { ...(project.records[3] as MomentRecord), id: 'm', name: 'start', frame: 7 };
    const hidden = {
      ...earlier,
      id: 'h',
      name: 'hidden',
      frame: 3,
      keypoints: { ball: { x: 1, y: 1, visible: false } },
    };
    const records = [...project.records, hidden, { ...earlier, keypoints: { ball: { x: 1.5, y: 2, visible: true } } }];
    const set = projectTracks({ ...project, records }, EXAMPLE_TABLES);
    expect(writeDeepLabCutLabels(set, set.clips[0]!, 'coach')).toBe(`scorer,,,coach,coach,coach,coach
bodyparts,,,ball,ball,left_wrist,left_wrist
coords,,,x,y,x,y
labeled-data,source,img007.png,1.5,2,,
labeled-data,source,img050.png,,,100,200
`);
  });

  it('says in the scorer how frames and places are counted', () => {
    const set = projectTracks(exampleProject(), EXAMPLE_TABLES);
    expect(writeDeepLabCutLabels(set, set.clips[0]!).split('\n')[0]?.split(',')[3]).toBe(
      'TandemStudio_frame0based_topleft_pixel_centre0.5_rotation0',
    );
  });
});

describe('writeDeepLabCutTracks', () => {
  it('has one row per frame of the clip', () => {
    const set = projectTracks(exampleProject(), EXAMPLE_TABLES);
    const lines = writeDeepLabCutTracks(set, set.clips[1]!, 'auto', 'tandem').split('\n');
    expect(lines).toHaveLength(3 + 100 + 1);
    expect(lines.slice(0, 4)).toEqual([
      'scorer,tandem,tandem,tandem,tandem,tandem,tandem',
      'bodyparts,left_wrist,left_wrist,left_wrist,ball,ball,ball',
      'coords,x,y,likelihood,x,y,likelihood',
      '0,NaN,NaN,NaN,NaN,NaN,NaN',
    ]);
    expect(lines[3 + 60]).toBe('60,101.25,202.5,0.9,NaN,NaN,NaN');
    expect(lines[3 + 61]).toBe('61,NaN,NaN,NaN,300,400,0.4');
  });
});
