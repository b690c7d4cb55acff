import { expect, it } from 'vitest';
import { exampleMedia, exampleProject } from '../../../document/testing/example-project.ts';
import { planBundle } from './plan-bundle.ts';

it('gives every file a place of its own beside the project, and tells nothing of the folders that they came from', () => {
  const named = (id: string, file: string) => {
    const media = exampleMedia(id, { relativePath: `../secret/${file}`, absolutePath: `/home/me/secret/${file}` });
    return { ...media, info: { ...media.info, file } };
  };
  const records = [named('a', 'swing.mp4'), named('b', 'Swing.MP4'), named('c', 'swing.mp4'), named('d', 'a:b')];
  const paths = new Map([
    ['a', '/one/swing.mp4'],
    ['b', '/two/Swing.MP4'],
    ['c', '/one/swing.mp4'],
    ['d', '/three/a:b'],
  ]);
  const plan = planBundle({ ...exampleProject(), records }, 'Lesson 3/4', paths);
  expect(plan.name).toBe('Lesson 3_4');
  expect(plan.clips).toEqual([
    { from: '/one/swing.mp4', to: 'clips/swing.mp4' },
    { from: '/two/Swing.MP4', to: 'clips/Swing-2.MP4' },
    { from: '/three/a:b', to: 'clips/a_b' },
  ]);
  const places = plan.project.records.map((record) => record.kind === 'media' && record.relativePath);
  expect(places).toEqual(['clips/swing.mp4', 'clips/Swing-2.MP4', 'clips/swing.mp4', 'clips/a_b']);
  expect(JSON.stringify(plan)).not.toContain('secret');
});

it('leaves everything else of the project as it is', () => {
  const project = exampleProject();
  const { project: bundled } = planBundle(
    project,
    'Swing',
    new Map([
      ['source', '/s'],
      ['target', '/t'],
    ]),
  );
  const others = ({ records }: typeof project) => records.filter(({ kind }) => kind !== 'media');
  expect(others(bundled)).toEqual(others(project));
  expect(bundled.name).toBe('Swing');
});
