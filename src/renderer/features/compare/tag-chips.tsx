import { useMemo } from 'react';
import { type ComparisonRow, ROW_TAGS } from '../../studio/comparison.ts';
import { tagCounts } from '../../studio/comparison-order.ts';
import { useComparison } from '../../studio/comparison-store.ts';
import { t } from '../../ui/i18n.ts';

/** Filters the rows by what deserves a look; only what occurs is offered. */
export function TagChips({ rows }: { rows: readonly ComparisonRow[] }) {
  const tags = useComparison((state) => state.tags);
  const toggleTag = useComparison((state) => state.toggleTag);
  const showAll = useComparison((state) => state.showAll);
  const counts = useMemo(() => tagCounts(rows), [rows]);
  const offered = ROW_TAGS.filter((tag) => counts.has(tag) || tags.has(tag));
  if (offered.length === 0) return null;
  return (
    <fieldset className="chips">
      <legend className="visually-hidden">{t('compare.filter')}</legend>
      <button type="button" className="chip" aria-pressed={tags.size === 0} onClick={showAll}>
        {t('compare.filter.all')} <span className="numbers">{rows.length}</span>
      </button>
      {offered.map((tag) => (
        <button
          key={tag}
          type="button"
          className="chip"
          aria-pressed={tags.has(tag)}
          title={t(`compare.tag.${tag}.tip`)}
          onClick={() => toggleTag(tag)}
        >
          {t(`compare.tag.${tag}`)} <span className="numbers">{counts.get(tag) ?? 0}</span>
        </button>
      ))}
    </fieldset>
  );
}
