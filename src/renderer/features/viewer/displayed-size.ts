import type { Size } from './view-transform.ts';
import type { ViewerClip } from './viewer-props.ts';

/** Size of a clip's frames as displayed, with the user's extra turn. */
export function displayedSizeOf({ info: { width, height }, turn }: Pick<ViewerClip, 'info' | 'turn'>): Size {
  return turn % 180 === 0 ? { width, height } : { width: height, height: width };
}
