import type { ProjectJson } from '../project-json.ts';

/** A record of version 1, of which only its kind is known. */
type OldRecord = Readonly<Record<string, unknown>>;

/**
 * From version 1 to 2: runs say which followed persons belong to them. Those of version 1 were not kept, so old runs have none until they
 * are run again. Anchors name the two clips that they link: in version 1 whichever were source and target.
 */
export function toVersion2(project: ProjectJson): Omit<ProjectJson, 'version'> {
  const records = project.records as readonly OldRecord[];
  const pair = records.find(({ kind }) => kind === 'pair');
  return { ...project, records: records.flatMap((record) => recordToVersion2(record, pair)) };
}

function recordToVersion2(record: OldRecord, pair: OldRecord | undefined): OldRecord[] {
  if (record.kind === 'run') return [{ ...record, poses: { source: null, target: null } }];
  if (record.kind === 'anchor') return anchorToVersion2(record, pair);
  return [record];
}

/** An anchor without its two clips was refused by version 1, too. */
function anchorToVersion2(anchor: OldRecord, pair: OldRecord | undefined): OldRecord[] {
  const { sourceId, targetId } = pair ?? {};
  return sourceId && targetId ? [{ ...anchor, sourceId, targetId }] : [];
}
