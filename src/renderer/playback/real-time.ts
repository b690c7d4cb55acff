import { createStore, type StoreApi, useStore } from 'zustand';
import type { MediaRecord } from '../../contract/project.ts';
import { captureRate } from '../../document/timing/capture-rate.ts';

/** Which slow-motion clips are played as the file has them; all others play in real time. */
export interface RealTimeState {
  readonly inFileTime: ReadonlySet<string>;
  setRealTime(mediaId: string, isOn: boolean): void;
}

/** A store of its own, for a window or for a test. */
export function createRealTimeStore(): StoreApi<RealTimeState> {
  return createStore<RealTimeState>()((set) => ({
    inFileTime: new Set(),
    setRealTime: (mediaId, isOn) =>
      set(({ inFileTime }) => {
        const next = new Set(inFileTime);
        if (isOn) next.delete(mediaId);
        else next.add(mediaId);
        return { inFileTime: next };
      }),
  }));
}

/** The store of this window. */
export const realTimeStore = createRealTimeStore();

/**
 * Seconds of the file in a second of the scene: the rate at which was filmed by that of the file. 1 where the first is not known or the
 * user wants to see the file's time.
 */
export function playbackRate(
  { id, captureFps, info }: Pick<MediaRecord, 'id' | 'captureFps'> & { readonly info: { readonly fps: number } },
  { inFileTime }: Pick<RealTimeState, 'inFileTime'> = realTimeStore.getState(),
): number {
  return inFileTime.has(id) ? 1 : captureRate({ captureFps, fps: info.fps });
}

/** {@link RealTimeState.inFileTime}, for components. */
export function useInFileTime(): ReadonlySet<string> {
  return useStore(realTimeStore, ({ inFileTime }) => inFileTime);
}
