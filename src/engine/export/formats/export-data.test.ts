import { describe, expect, it } from 'vitest';
import { PROJECT_VERSION } from '../../../contract/project.ts';
import { parseProject } from '../../../document/parse-project.ts';
import { exampleProject } from '../../../document/testing/example-project.ts';
import { DATA_FORMATS, dataFilePath, exportData } from './export-data.ts';
import { jsonSchemas } from './json-schemas.ts';
import { readPointsJson, writePointsJson } from './points-json.ts';
import { EXAMPLE_TABLES } from './testing/awkward-project.ts';

describe('exportData', () => {
  it('writes one file, or one per clip and origin', () => {
    const parts = DATA_FORMATS.map((format) =>
      exportData(exampleProject(), EXAMPLE_TABLES, format).map(({ part }) => part),
    );
    expect(parts).toEqual([[null], [null], [null], ['source', 'target'], ['source-labels', 'target-auto']]);
    expect(dataFilePath('/a.b/out', { part: 'x' })).toBe('/a.b/out-x');
    expect(dataFilePath('/a/out.v1.csv', { part: 'nn-space' })).toBe('/a/out.v1-nn-space.csv');
    expect(dataFilePath('out.csv', { part: null })).toBe('out.csv');
    expect(dataFilePath('/a/.csv', { part: 'x' })).toBe('/a/.csv-x');
  });

  it('gives a project as JSON that reads back whole, and says how it counts', () => {
    const [file] = exportData(exampleProject(), new Map(), 'json');
    const { conventions, ...project } = parseProject(file!.text, 'swing.json');
    expect(project).toEqual(exampleProject());
    expect(conventions).toMatchObject({ frameIndexBase: 0, pixelCentre: 0.5 });
  });

  it('moves places to the centre of pixels when asked, in every format of tracks', () => {
    for (const [format, shifted] of [
      ['csv', ',100.75,202,'],
      ['coco', '100.75'],
      ['cvat', 'points="100.75,202"'],
      ['dlc', '60,100.75,202,0.9'],
    ] as const) {
      const files = exportData(exampleProject(), EXAMPLE_TABLES, format, { pixelCentre: 0 });
      expect(files.map(({ text }) => text).join('')).toContain(shifted);
    }
  });

  it('says when there is nothing', () => {
    const empty = { ...exampleProject(), records: [] };
    expect(() => exportData(empty, new Map(), 'cvat')).toThrow(expect.objectContaining({ code: 'export-failed' }));
    expect(exportData(empty, new Map(), 'csv')[0]?.text).toMatch(/\nclip,point_id.*\n$/);
  });
});

describe('tandem-points', () => {
  it('goes out and comes in without loss', () => {
    const moments = readPointsJson(writePointsJson(exampleProject(), 'source'), 'points.json', 100);
    expect(moments).toEqual([
      {
        name: 'top',
        frame: 50,
        keypoints: { left_wrist: { x: 100, y: 200, visible: true }, ball: { x: 320.5, y: 410, visible: false } },
      },
    ]);
    expect(() => writePointsJson(exampleProject(), 'target')).toThrow(
      expect.objectContaining({ code: 'no-query-points' }),
    );
  });

  it('names what is wrong', () => {
    const text = writePointsJson(exampleProject(), 'source');
    expect(() => readPointsJson(text, 'points.json', 50)).toThrow(
      /points\.json: moments\[0\]\.frame: moment "top" is at frame 50, but the last frame of the clip is 49/,
    );
    expect(() => readPointsJson(text.replace('100', '"left"'), 'points.json', 100)).toThrow(
      /moments\[0\]\.keypoints\.left_wrist\.x/,
    );
  });
});

describe('jsonSchemas', () => {
  it('describes every format', () => {
    const schemas = jsonSchemas();
    for (const [name, schema] of Object.entries(schemas)) {
      expect(schema).toMatchObject({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        properties: { format: { const: name }, version: { const: name === 'tandem-project' ? PROJECT_VERSION : 1 } },
      });
    }
    expect(Object.keys(schemas)).toHaveLength(5);
    // A writer may leave out what has a default.
    expect(JSON.stringify(schemas['tandem-points'])).not.toContain('"visible"]');
    expect(schemas['tandem-points'].additionalProperties).not.toBe(false);
  });
});
