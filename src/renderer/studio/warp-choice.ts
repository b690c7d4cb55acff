import { useMemo } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { Warp } from '../../contract/correspondences.ts';
import type { AnchorRecord, RunRecord } from '../../contract/project.ts';

/**
 * How the target follows the source: at the offset of the two sync events, in straight lines through the user's anchors, or through the
 * links that a run found.
 */
export type WarpKind = 'offset' | 'anchors' | 'method';

/** The order in which W goes through the kinds. */
export const WARP_KINDS: readonly WarpKind[] = ['offset', 'anchors', 'method'];

/** What the user chose; none of it belongs to the project. */
export interface WarpChoice {
  /** null: the user has not chosen; the best that there is holds. */
  readonly kind: WarpKind | null;
  /** The run whose links are followed; null: the first that is shown. */
  readonly runId: string | null;
}

/** What there is to choose from, of the present pair. */
export interface WarpSources {
  /** By source frame. */
  readonly anchors: readonly Pick<AnchorRecord, 'sourceFrame' | 'targetFrame'>[];
  /** The newest run of every method. */
  readonly runs: readonly RunRecord[];
  /** Those of `runs` that the method view shows. */
  readonly shown: readonly RunRecord[];
}

/** What playback follows now. */
export interface CurrentWarp {
  readonly kind: WarpKind;
  /** For `Playback.setWarp`: null for a plain offset between the sync events. */
  readonly warp: Warp | null;
  /** The run whose links these are; null for the other kinds. */
  readonly run: RunRecord | null;
}

/** The kinds that the pair has something for; an offset there always is. */
export function availableKinds({ anchors, runs }: WarpSources): WarpKind[] {
  return WARP_KINDS.filter(
    (kind) =>
      kind === 'offset' ||
      (kind === 'anchors' ? anchors.length > 0 : runs.some(({ result }) => result.warp.length > 0)),
  );
}

/**
 * What the target follows: the user's choice where there is something for it; without a choice a shown run goes before anchors, and
 * anchors before the offset.
 */
export function currentWarp({ kind, runId }: WarpChoice, sources: WarpSources): CurrentWarp {
  const { anchors, runs, shown } = sources;
  const available = availableKinds(sources);
  const hasShownRun = shown.some(({ result }) => result.warp.length > 0);
  const best = hasShownRun ? 'method' : anchors.length > 0 ? 'anchors' : 'offset';
  const followed = kind !== null && available.includes(kind) ? kind : best;
  if (followed === 'offset') return { kind: followed, warp: null, run: null };
  if (followed === 'anchors') return { kind: followed, warp: anchorWarp(anchors), run: null };
  const linked = [...shown, ...runs].filter(({ result }) => result.warp.length > 0);
  const run = linked.find(({ id }) => id === runId) ?? linked[0]!;
  return { kind: followed, warp: run.result.warp, run };
}

/** The kind after this one of those that there are, for W. */
export function nextKind(kind: WarpKind, sources: WarpSources): WarpKind {
  const available = availableKinds(sources);
  return available[(available.indexOf(kind) + 1) % available.length]!;
}

/** Anchors as the links of a warp: playback goes in straight lines between them, in real time outside of them. */
function anchorWarp(anchors: WarpSources['anchors']): Warp {
  return anchors.map(({ sourceFrame, targetFrame }) => [sourceFrame, targetFrame, 1]);
}

/** What the window remembers of warps. */
export interface WarpChoiceState extends WarpChoice {
  /** The anchor that Alt with the arrows nudges and Delete removes; null: none. */
  readonly selectedAnchorId: string | null;
  /** Follows another kind; of runs the given one, or with null the first that is shown. */
  choose(kind: WarpKind, runId?: string | null): void;
  selectAnchor(anchorId: string | null): void;
}

/** A store of its own, for a window or for a test. */
export function createWarpStore(): StoreApi<WarpChoiceState> {
  return createStore<WarpChoiceState>()((set) => ({
    kind: null,
    runId: null,
    selectedAnchorId: null,
    choose: (kind, runId = null) => set({ kind, runId }),
    selectAnchor: (selectedAnchorId) => set({ selectedAnchorId }),
  }));
}

/** The store of this window. */
export const warpStore = createWarpStore();

/** What playback follows now, for components; the same object while nothing about it changes. */
export function useCurrentWarp({ anchors, runs, shown }: WarpSources): CurrentWarp {
  const kind = useStore(warpStore, (state) => state.kind);
  const runId = useStore(warpStore, (state) => state.runId);
  return useMemo(() => currentWarp({ kind, runId }, { anchors, runs, shown }), [kind, runId, anchors, runs, shown]);
}
