import { useEffect, useState } from 'react';
import { type ErrorRecord, toErrorRecord } from '../../../contract/errors.ts';

/** Gives the object URL of a frame. @throws TandemError */
export type LoadPicture = (mediaId: string, index: number, maxSide: number) => Promise<string>;

/** A picture on its way, there, or refused. While the next one loads the last one stays. */
export interface PictureState {
  readonly url: string | null;
  readonly error: ErrorRecord | null;
}

/** A frame of a clip as a picture; null `maxSide` while its size is not known yet. */
export function usePicture(load: LoadPicture, mediaId: string, index: number, maxSide: number | null): PictureState {
  const [picture, setPicture] = useState<PictureState & { readonly of: string }>({ of: '', url: null, error: null });
  useEffect(() => {
    if (maxSide === null) return;
    let current = true;
    load(mediaId, index, maxSide).then(
      (url) => current && setPicture({ of: mediaId, url, error: null }),
      (error: unknown) => current && setPicture({ of: mediaId, url: null, error: toErrorRecord(error) }),
    );
    return () => {
      current = false;
    };
  }, [load, mediaId, index, maxSide]);
  return picture.of === mediaId ? picture : { url: null, error: null };
}
