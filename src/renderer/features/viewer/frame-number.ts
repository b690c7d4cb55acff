import { frameBase } from '../../ui/preferences.ts';

/** The number that people see for a frame: from 0 or from 1, as they have set it. */
export function numberOf(frame: number): number {
  return frame + frameBase();
}
