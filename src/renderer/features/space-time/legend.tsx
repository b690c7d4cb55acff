import type { MarkKind } from '../../../document/overlay/scene.ts';
import { linkStep } from '../../scene/link-layer.ts';
import type { SpaceTimeData } from '../../scene/space-time-data.ts';
import { t } from '../../ui/i18n.ts';
import { KindMark } from './kind-mark.tsx';
import type { CloudState } from './use-clouds.ts';

/** What the marks mean, how many there are, and what is still being read. */
export function Legend({ data, cloud }: { data: SpaceTimeData; cloud: CloudState }) {
  const every = linkStep(data.links.length);
  const kinds = new Set(data.points.map(({ kind }) => kind));
  const shown = (['manual', 'joint', 'sequential'] as const).filter((kind: MarkKind) => kinds.has(kind));
  return (
    <div className="space-time-legend">
      <ul aria-label={t('space-time.legend')}>
        {shown.map((kind) => (
          <li key={kind}>
            <KindMark kind={kind} clip="source" />
            {t(`space-time.${kind}`)}
          </li>
        ))}
      </ul>
      <p className="numbers" role="status">
        {cloud.progress !== null && t('space-time.cloud.reading', { percent: Math.round(100 * cloud.progress) })}
        {cloud.failure !== null && t('space-time.cloud.failed', { reason: cloud.failure })}
      </p>
      <p className="numbers end">
        {t('space-time.count', { count: data.points.length })}
        {every > 1 && ` · ${t('space-time.thinned', { every })}`}
      </p>
    </div>
  );
}
