import type { Job } from '../../contract/jobs.ts';
import { t } from '../ui/i18n.ts';

/** Stages of the engine that have a text of their own; another one is shown by its name. */
const STAGES = ['search', 'pose', 'pictures', 'features', 'match', 'export', 'write', 'bundle', 'starting'];

/** The stage of a job for people. */
export function stageText({ state, progress }: Pick<Job, 'state' | 'progress'>): string {
  if (state === 'queued') return t('run.stage.queued');
  const stage = progress?.stage ?? 'starting';
  const [role, ofRole] = stage.split(': ');
  if ((role === 'source' || role === 'target') && ofRole !== undefined) {
    return `${t(`studio.${role}`)}: ${stageName(ofRole)}`;
  }
  const name = stageName(stage);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function stageName(stage: string): string {
  return STAGES.includes(stage) ? t(`run.stage.${stage}`) : stage;
}

/** How far the stage is, counted: "12 of 83 frames". */
export function countText({ done, total, unit }: NonNullable<Job['progress']>): string {
  const units = ['frames', 'clips', 'methods', 'files', 'MB'];
  const values = { done: Math.floor(done), total };
  return units.includes(unit) ? t(`run.count.${unit}`, values) : `${values.done} / ${total} ${unit}`;
}
