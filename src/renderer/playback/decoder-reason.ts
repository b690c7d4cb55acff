/** Why a clip's frames are read the way they are; the text of each is `decoder.<reason>`, with what stands in braces as its values. */
export type DecoderReasonKey =
  | 'trying'
  /** The browser's decoder gives the frames that the studio analyses. */
  | 'proved'
  /** The browser has no decoder for pages. */
  | 'no-webcodecs'
  /** {format} The browser's side cannot read this kind of file. */
  | 'container'
  /** {codec} */
  | 'codec'
  /** HDR: the browser's colours are not those that are analysed. */
  | 'hdr'
  /** The file changes the size of its pictures on the way. */
  | 'mixed-pictures'
  | 'same-times'
  | 'other-times'
  /** The first frame cannot be decoded by itself. */
  | 'first-frame'
  /** {frame} */
  | 'frame-missing'
  /** {seen} {expected} */
  | 'size'
  | 'colours'
  /** {message} */
  | 'failed'
  /** {message} Nothing could be read. */
  | 'lost'
  /** Read again after nothing could be. */
  | 'again';

/** A reason with the values of its text. */
export interface DecoderReason {
  readonly key: DecoderReasonKey;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The browser's decoder is not to be used for a clip. */
export class DecoderRefusal extends Error {
  readonly reason: DecoderReason;

  constructor(key: DecoderReasonKey, values: DecoderReason['values'] = {}) {
    super(`The browser's decoder is not used: ${key} ${JSON.stringify(values)}`);
    this.name = 'DecoderRefusal';
    this.reason = { key, values };
  }
}

/** The reason that lies in an error. */
export function decoderReasonOf(error: unknown): DecoderReason {
  if (error instanceof DecoderRefusal) return error.reason;
  return { key: 'failed', values: { message: error instanceof Error ? error.message : String(error) } };
}
