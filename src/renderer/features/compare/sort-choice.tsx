import { ArrowDownUp } from 'lucide-react';
import { SORT_KEYS, type SortKey } from '../../studio/comparison-order.ts';
import { useComparison } from '../../studio/comparison-store.ts';
import { t } from '../../ui/i18n.ts';

/** Chooses the order of the points, and turns it round. */
export function SortChoice() {
  const order = useComparison((state) => state.order);
  const sortBy = useComparison((state) => state.sortBy);
  return (
    <span className="sort-choice">
      <label>
        {t('compare.sort.label')}{' '}
        <select value={order.key} onChange={({ target: { value } }) => sortBy(value as SortKey)}>
          {SORT_KEYS.map((key) => (
            <option key={key} value={key}>
              {t(`compare.sort.${key}`)}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="icon-button"
        aria-pressed={order.isReversed}
        aria-label={t('compare.sort.reverse')}
        title={t('compare.sort.reverse')}
        onClick={() => sortBy(order.key)}
      >
        <ArrowDownUp aria-hidden="true" />
      </button>
    </span>
  );
}
