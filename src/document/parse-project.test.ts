import { describe, expect, it } from 'vitest';
import { type MomentRecord, PROJECT_VERSION } from '../contract/project.ts';
import { parseProject } from './parse-project.ts';
import { exampleMedia, exampleProject } from './testing/example-project.ts';

const invalid = (words: RegExp) =>
  expect.objectContaining({ code: 'document-invalid', message: expect.stringMatching(words) });

describe('parseProject', () => {
  it('gives a project back as it was written', () => {
    expect(parseProject(JSON.stringify(exampleProject()), 'swing.json')).toEqual(exampleProject());
  });

  it('names what is wrong', () => {
    const project = exampleProject();
    const moment = project.records[3] as MomentRecord;
    const text = (records: unknown[], fields = {}) => JSON.stringify({ ...project, records, ...fields });
    expect(() => parseProject('{', 'swing.json')).toThrow(invalid(/swing\.json is not JSON/));
    expect(() => parseProject(text([{ ...moment, frame: -1 }]), 'swing.json')).toThrow(invalid(/records\[0\]\.frame/));
    expect(() => parseProject(text([exampleMedia('a'), exampleMedia('a')]), 'swing.json')).toThrow(
      invalid(/two records have the id "a"/),
    );
    expect(() => parseProject(text([moment]), 'swing.json')).toThrow(
      invalid(/moment "top" refers to no media \("source"\)/),
    );
    expect(() => parseProject(text([], { version: PROJECT_VERSION + 1 }), 'swing.json')).toThrow(
      expect.objectContaining({ code: 'document-newer' }),
    );
  });
});
