import { describe, expect, it } from 'vitest';
import type { MomentRecord } from '../../../contract/project.ts';
import { exampleProject } from '../../../document/testing/example-project.ts';
import { writeCvatVideo } from './cvat-video.ts';
import { projectTracks } from './project-tracks.ts';
import { awkwardProject, EXAMPLE_TABLES } from './testing/awkward-project.ts';
import { elementsOf, parseXml } from './testing/parse-xml.ts';

describe('writeCvatVideo', () => {
  it('writes a clip as CVAT reads it', () => {
    const set = projectTracks(exampleProject(), EXAMPLE_TABLES);
    const text = writeCvatVideo(set, set.clips[1]!);
    expect(text.slice(text.indexOf('  <track'))).toBe(`  <track id="0" label="left_wrist" source="auto">
    <points frame="60" keyframe="1" outside="0" occluded="0" points="101.25,202.5" z_order="0">
      <attribute name="method">auto</attribute>
      <attribute name="confidence">0.9</attribute>
    </points>
    <points frame="61" keyframe="1" outside="1" occluded="0" points="101.25,202.5" z_order="0">
      <attribute name="method">auto</attribute>
      <attribute name="confidence">0.9</attribute>
    </points>
  </track>
  <track id="1" label="ball" source="auto">
    <points frame="61" keyframe="1" outside="0" occluded="0" points="300,400" z_order="0">
      <attribute name="method">auto</attribute>
      <attribute name="confidence">0.4</attribute>
    </points>
    <points frame="62" keyframe="1" outside="1" occluded="0" points="300,400" z_order="0">
      <attribute name="method">auto</attribute>
      <attribute name="confidence">0.4</attribute>
    </points>
  </track>
</annotations>
`);
    expect(text).toContain(
      'origin top left, x to the right, y down; the centre of the first pixel lies at (0.5, 0.5); rotated 0 degrees',
    );
    const root = parseXml(text);
    expect(elementsOf(root, 'source').map(({ text: file }) => file)).toEqual(['target.mp4']);
    expect(elementsOf(root, 'size')[0]?.text).toBe('100');
    expect(elementsOf(root, 'label').map(({ children }) => children[0]?.text)).toEqual(['left_wrist', 'ball']);
    expect(elementsOf(root, 'original_size')[0]?.children.map(({ text: pixels }) => pixels)).toEqual(['640', '480']);
  });

  it('hides a point between its frames and never leaves the clip', () => {
    const project = exampleProject();
    const moment = project.records[3] as MomentRecord;
    const at = (frame: number, visible: boolean): MomentRecord => ({
      ...moment,
      id: `moment-${frame}-${visible}`,
      name: `at ${frame} ${visible}`,
      frame,
      keypoints: { ball: { x: frame, y: 1, visible } },
    });
    const records = [...project.records.slice(0, 3), at(99, true), at(4, true), at(5, false), at(5, true)];
    const set = projectTracks({ ...project, records }, new Map());
    const root = parseXml(writeCvatVideo(set, set.clips[0]!));
    const shapes = elementsOf(root, 'track').map((track) =>
      track.children.map(({ attributes: { frame, outside, occluded } }) => `${frame} ${outside} ${occluded}`),
    );
    expect(shapes).toEqual([
      ['4 0 0', '5 0 1', '6 1 1', '99 0 0'],
      ['5 0 0', '6 1 0'],
    ]);
  });

  it('reads back whatever the names are', () => {
    const set = projectTracks(awkwardProject(), new Map());
    const root = parseXml(writeCvatVideo(set, set.clips[0]!));
    expect(elementsOf(root, 'track').map(({ attributes }) => attributes.label)).toEqual([
      'grip; "end" <a&b>\r\n\t',
      'nul\ufffd',
    ]);
    expect(elementsOf(root, 'source')[0]?.text).toBe('#1, "best" <take> & more.mp4');
    expect(elementsOf(root, 'task')[0]?.children[0]?.text).toBe('Swing & "Pitch" <1>');
  });
});
