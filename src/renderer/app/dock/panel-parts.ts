import { createContext, use } from 'react';
import type { Studio } from '../studio.ts';
import type { StudioState } from '../studio-state.ts';
import type { PairView } from '../use-pair.ts';

/** What every panel shows a part of. */
export interface PanelParts {
  readonly studio: Studio;
  readonly state: StudioState;
  readonly pair: PairView;
}

/** Brings {@link PanelParts} through the dock to the panels. */
export const PanelPartsContext = createContext<PanelParts | null>(null);

/** @throws Error outside the context: a mistake of ours */
export function usePanelParts(): PanelParts {
  const parts = use(PanelPartsContext);
  if (!parts) throw new Error('A panel stands outside the dock.');
  return parts;
}
