import type { ComparisonRow } from '../../studio/comparison.ts';
import { formatName } from '../../ui/format.ts';
import { t } from '../../ui/i18n.ts';

/** Which point it is, at which moment. */
export function PointName({ row }: { row: ComparisonRow }) {
  return (
    <>
      <span className="point-name">{formatName(row.keypoint)}</span>
      <span
        className="point-moment"
        title={`${row.momentName}, ${t('compare.source-frame', { frame: row.sourceFrame })}`}
      >
        {row.momentName} · {row.sourceFrame}
      </span>
    </>
  );
}

/** What is known of a point, and what deserves a look. */
export function PointTags({ row }: { row: ComparisonRow }) {
  return (
    <>
      {row.truth && (
        <span className="truth">{t(`compare.origin.${row.truth.origin}`, { frame: row.truth.frame })}</span>
      )}
      {row.tags.map((tag) => (
        <span key={tag} className="tag" title={t(`compare.tag.${tag}.tip`)}>
          {t(`compare.tag.${tag}`)}
        </span>
      ))}
    </>
  );
}
