import { fromErrorRecord, TandemError } from '../../contract/errors.ts';
import type { Media } from '../../contract/media.ts';
import { MOST_PICTURES, type PictureList, picturesInOrder } from '../../contract/picture-sequence.ts';
import { openAnswerSchema } from '../../contract/wire.ts';
import { type ChosenClip, type ChosenFolder, isFolder } from './chosen-clips.ts';
import type { OpenFileOptions } from './studio-bridge.ts';

/** Sends a file, or a folder of pictures, to the web host. @throws TandemError */
export async function uploadClip(chosen: ChosenClip, options: OpenFileOptions = {}): Promise<Media> {
  const { name } = chosen;
  if (!isFolder(chosen)) return send(`/media?name=${encodeURIComponent(name)}`, name, chosen, options);
  const body = await picturesOf(chosen);
  return send(`/media-folder?name=${encodeURIComponent(name)}`, name, body, options);
}

/**
 * A folder as `Uploads.receivePictures` takes it: its list, then its pictures. A Blob of files refers to them: none is read before it is
 * sent.
 *
 * @throws TandemError not-a-video, not-permitted
 */
async function picturesOf(folder: ChosenFolder): Promise<Blob> {
  const files = new Map((await folder.files()).map((file) => [file.name, file]));
  const pictures = picturesInOrder(folder.name, [...files.keys()]).map((name) => files.get(name)!);
  if (pictures.length > MOST_PICTURES) {
    throw new TandemError('not-permitted', `${folder.name} has more pictures than the page may send.`, {
      hint: 'Start the studio with the path of the folder instead: npm start -- --open FOLDER',
    });
  }
  const list = JSON.stringify(pictures.map(({ name, size }) => ({ name, bytes: size })) satisfies PictureList);
  const head = new TextEncoder().encode(list);
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, head.length, true);
  return new Blob([length, head, ...pictures]);
}

/** XMLHttpRequest, because `fetch` cannot say how far an upload is. */
function send(address: string, name: string, body: Blob, { onProgress, signal }: OpenFileOptions): Promise<Media> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    request.open('POST', address);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0));
    request.addEventListener('error', () =>
      reject(
        new TandemError('engine-lost', `${name} could not be sent: the studio's server cannot be reached.`, {
          hint: 'Look whether it is still running in its terminal, then try again.',
        }),
      ),
    );
    request.addEventListener('abort', () =>
      reject(new TandemError('opening-cancelled', `${name} was not opened: it was cancelled.`)),
    );
    request.addEventListener('load', () => {
      try {
        resolve(openedMedia(JSON.parse(request.responseText)));
      } catch (error) {
        reject(error instanceof SyntaxError ? new TandemError('not-permitted', request.responseText.trim()) : error);
      }
    });
    request.addEventListener('loadend', () => signal?.removeEventListener('abort', stop));
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) reject(new TandemError('opening-cancelled', `${name} was not opened: it was cancelled.`));
    else request.send(body);
  });
}

/** What a host answered when a clip was to be opened. @throws TandemError that it answered */
export function openedMedia(value: unknown): Media {
  const answer = openAnswerSchema.parse(value);
  if (answer.ok) return answer.data;
  throw fromErrorRecord(answer.error);
}
