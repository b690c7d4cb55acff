import { describe, expect, it } from 'vitest';
import { PROJECT_VERSION } from '../contract/project.ts';
import { MIGRATIONS, type MigrationTable, migrate } from './migrations.ts';

const TABLE: MigrationTable = {
  version: 3,
  steps: {
    1: (project) => ({ ...project, name: `${project.name}, named anew` }),
    2: (project) => ({ ...project, records: [...project.records, { id: 'new' }] }),
  },
};
const OLD = { format: 'tandem-project', version: 1, name: 'Old', records: [] } as const;

describe('migrate', () => {
  it('goes step by step to the newest version and leaves the original alone', () => {
    expect(migrate(OLD, 'old.tandem', TABLE)).toEqual({
      format: 'tandem-project',
      version: 3,
      name: 'Old, named anew',
      records: [{ id: 'new' }],
    });
    expect(migrate({ ...OLD, version: 2 }, 'old.tandem', TABLE)).toMatchObject({
      name: 'Old',
      records: [{ id: 'new' }],
    });
    expect(OLD.name).toBe('Old');
  });

  it('refuses a newer version and one that never was', () => {
    expect(() => migrate({ ...OLD, version: 4 }, 'new.tandem', TABLE)).toThrow(
      expect.objectContaining({ code: 'document-newer', data: { version: 4, known: 3 } }),
    );
    expect(() => migrate({ ...OLD, version: 0 }, 'odd.tandem', TABLE)).toThrow(
      expect.objectContaining({ code: 'document-invalid' }),
    );
  });

  it('gives the anchors of version 1 the clips of the pair', () => {
    const anchor = { id: 'anchor-1', kind: 'anchor', sourceFrame: 3, targetFrame: 5 };
    const pair = { id: 'pair', kind: 'pair', sourceId: 'a', targetId: 'b', action: null };
    const migrated = migrate({ ...OLD, records: [pair, anchor] }, 'old.tandem');
    expect(migrated.version).toBe(PROJECT_VERSION);
    expect(migrated.records).toEqual([pair, { ...anchor, sourceId: 'a', targetId: 'b' }]);
    const alone = { ...pair, targetId: null };
    expect(migrate({ ...OLD, records: [alone, anchor] }, 'old.tandem').records).toEqual([alone]);
  });

  it('has a step from every older version of ours', () => {
    expect(MIGRATIONS.version).toBe(PROJECT_VERSION);
    for (let version = 1; version < PROJECT_VERSION; version += 1)
      expect(MIGRATIONS.steps[version]).toBeTypeOf('function');
  });
});
