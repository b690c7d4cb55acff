import { createStore, type StoreApi, useStore } from 'zustand';
import type { RowTag } from './comparison.ts';
import { FIRST_ORDER, type RowOrder, type SortKey } from './comparison-order.ts';

/** How the comparison is looked at; F steps through what it shows. */
export interface ComparisonView {
  readonly order: RowOrder;
  /** Rows with any of these are shown; all rows while empty. */
  readonly tags: ReadonlySet<RowTag>;
  /** Run of the prediction that is looked at; the view store's selection says which point. */
  readonly runId: string | null;
  /** Sorts by this, or turns the order round when it is sorted by this already. */
  sortBy(key: SortKey): void;
  toggleTag(tag: RowTag): void;
  showAll(): void;
  lookAt(runId: string | null): void;
}

/** A store of its own, for a window or for a test. */
export function createComparisonStore(): StoreApi<ComparisonView> {
  return createStore<ComparisonView>()((set) => ({
    order: FIRST_ORDER,
    tags: new Set(),
    runId: null,
    sortBy: (key) => set(({ order }) => ({ order: { key, isReversed: order.key === key && !order.isReversed } })),
    toggleTag: (tag) =>
      set(({ tags }) => ({
        tags: new Set(tags.has(tag) ? [...tags].filter((each) => each !== tag) : [...tags, tag]),
      })),
    showAll: () => set({ tags: new Set() }),
    lookAt: (runId) => set({ runId }),
  }));
}

/** The store of this window. */
export const comparisonStore = createComparisonStore();

/** A part of {@link comparisonStore}, for components. */
export function useComparison<T>(selector: (state: ComparisonView) => T): T {
  return useStore(comparisonStore, selector);
}
