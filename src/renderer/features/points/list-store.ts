import { createStore, useStore } from 'zustand';

/** How the list of points is looked at; kept while the panel is not in sight. */
interface ListState {
  /** Ids of the moments whose points are folded away. */
  readonly closed: ReadonlySet<string>;
  readonly search: string;
}

const store = createStore<ListState>()(() => ({ closed: new Set<string>(), search: '' }));

/** The present look of the list. */
export function useList(): ListState {
  return useStore(store);
}

/** Looks for points by name; empty shows all. */
export function setSearch(search: string): void {
  store.setState({ search });
}

/** Folds moments' points away, or shows them again. */
export function setClosed(momentIds: readonly string[], isClosed: boolean): void {
  const closed = new Set(store.getState().closed);
  for (const id of momentIds) {
    if (isClosed) closed.add(id);
    else closed.delete(id);
  }
  store.setState({ closed });
}
