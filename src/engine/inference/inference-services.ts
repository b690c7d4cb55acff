import type { InferenceBackend, PackStore } from '../ports.ts';
import type { FeatureCache } from './feature-cache.ts';

/** What running a network over a clip needs: the device, the models, and what was worked out before. */
export interface InferenceServices {
  readonly backend: InferenceBackend;
  readonly packs: PackStore;
  readonly cache: FeatureCache;
}
