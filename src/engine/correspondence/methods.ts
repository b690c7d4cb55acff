import type { Method } from '../../contract/methods.ts';
import { antsMethod } from './ants-method.ts';
import { autoMethod } from './auto-method.ts';
import type { CorrespondenceMethod } from './method.ts';
import { nearestFrameMethod, warpedFrameMethod } from './sequential-method.ts';
import { stMatchMethod } from './st-match-method.ts';

/** Every method of the contract. */
export const CORRESPONDENCE_METHODS: Readonly<Record<Method, CorrespondenceMethod>> = {
  auto: autoMethod,
  'st-match': stMatchMethod,
  ants: antsMethod,
  'nn+space': nearestFrameMethod,
  'dtw+space': warpedFrameMethod,
};
