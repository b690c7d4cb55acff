import type { MediaOpening } from '../../contract/media.ts';
import type { StudioBridge } from '../bridge/studio-bridge.ts';

/** A long clip whose frames the engine counts before it is open. */
export interface Counting {
  readonly mediaId: string;
  readonly framesDone: number;
  /** About how many there will be; null when the file does not say. */
  readonly framesExpected: number | null;
  /** Address of its first picture; null until there is one. */
  readonly picture: string | null;
}

/**
 * Follows the counting of a file's frames while it is being opened. Clips that open at once are never heard of.
 *
 * @param file name of the file, without folder
 * @param onCounting called with every step; the picture's address is good until the returned function is called
 * @returns ends it
 */
export function followOpening(
  bridge: Pick<StudioBridge, 'on' | 'preview'>,
  file: string,
  onCounting: (counting: Counting) => void,
): () => void {
  let latest: MediaOpening | null = null;
  let picture: string | null = null;
  let isAsking = false;
  let isOver = false;
  const tell = (): void => {
    if (isOver || !latest || latest.ended) return;
    const { id, framesDone, facts } = latest;
    onCounting({ mediaId: id, framesDone, framesExpected: facts?.framesExpected ?? null, picture });
  };
  /** The picture comes when the first frame is decoded: it is asked for until it is there. */
  const askForPicture = async (mediaId: string): Promise<void> => {
    if (picture !== null || isAsking) return;
    isAsking = true;
    // A file whose counting has just ended has no preview any more: then the clip itself is there.
    const blob = await bridge.preview(mediaId).catch(() => null);
    isAsking = false;
    if (!blob || isOver) return;
    picture = URL.createObjectURL(blob);
    tell();
  };
  const stop = bridge.on('media.opening', (opening) => {
    if (opening.file !== file || (latest !== null && latest.id !== opening.id)) return;
    latest = opening;
    if (opening.ended) return;
    tell();
    void askForPicture(opening.id);
  });
  return () => {
    isOver = true;
    stop();
    if (picture !== null) URL.revokeObjectURL(picture);
  };
}
