import { golferA } from './golfer-a.ts';
import { golferB } from './golfer-b.ts';
import type { Performer } from './performer.ts';

/** The source, then the target. */
export const PERFORMERS: readonly Performer[] = [golferA, golferB];
