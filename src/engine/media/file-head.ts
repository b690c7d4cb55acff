import { TandemError } from '../../contract/errors.ts';

/** How many bytes of a file's beginning {@link refuseReferenceFormats} and {@link declaredSizeOf} want to see. */
export const FILE_HEAD_BYTES = 65536;

/** Beginnings of text formats that make a player open other files or addresses, after byte order mark and white space. */
const REFERENCE_TEXTS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^#EXT(M3U|INF|-X-)/i, 'an HLS or M3U playlist'],
  [/^ffconcat/i, 'an ffconcat playlist'],
  [/^\[(playlist|reference|reference\d*)\]/i, 'a playlist'],
  [/^<asx\b/i, 'an ASX playlist'],
  [/^(rtsp|rtsptext)/i, 'a stream address'],
  [/^(https?|file|rtmps?|mms|udp|rtp|ftp|concat|subfile|crypto|data):/i, 'a list of addresses'],
  [/^v=0\r?\n/, 'a session description (SDP)'],
  [
    /^<(\?xml|!--|!doctype|mpd|smil|smoothstreamingmedia|wpl|playlist|assetmap)/i,
    'an XML document, such as a DASH manifest',
  ],
];

/**
 * Refuses playlists and manifests whatever the file is called: they would make ffmpeg read other files. ffmpeg itself is also told to
 * open container formats only; this check comes first and can say what the file is.
 *
 * @param head the first bytes of the file
 * @throws TandemError format-refused
 */
export function refuseReferenceFormats(file: string, head: Uint8Array): void {
  const text = textOf(head);
  const found = REFERENCE_TEXTS.find(([pattern]) => pattern.test(text));
  if (found) throw refusedFormat(file, found[1]);
}

/** The error for a file of a format that may refer to other files. */
export function refusedFormat(file: string, kind: string): TandemError {
  return new TandemError(
    'format-refused',
    `${file} is ${kind}, not a video: it may refer to other files, so it is not opened.`,
    {
      hint: 'Open the video file that it refers to.',
    },
  );
}

/**
 * How long the container says that the file is, in bytes, for the formats that say so at their beginning (AVI, Matroska, WebM); null
 * for others and for recordings that were never finished.
 *
 * Sources: RIFF (chunk size at byte 4, OpenDML: that of the first of several); RFC 8794 (EBML element sizes), RFC 9559 (Segment).
 *
 * @param head the first bytes of the file
 */
export function declaredSizeOf(head: Uint8Array): number | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length >= 12 && latin1(head, 0, 4) === 'RIFF' && latin1(head, 8, 12) === 'AVI ') {
    const size = view.getUint32(4, true);
    return size === 0 || size === 0xffffffff ? null : size + 8;
  }
  if (head.length >= 12 && view.getUint32(0) === 0x1a45dfa3) {
    const header = readVariableInteger(head, 4);
    if (!header || header.value === null) return null;
    const segmentAt = header.end + header.value;
    if (segmentAt + 12 > head.length || view.getUint32(segmentAt) !== 0x18538067) return null;
    const segment = readVariableInteger(head, segmentAt + 4);
    return !segment || segment.value === null ? null : segment.end + segment.value;
  }
  return null;
}

/** Bytes of a transport packet, and of what stands before it: as broadcast, as on a disc (M2TS), with error correction behind. */
const TRANSPORT_PACKETS = [
  { bytes: 188, before: 0 },
  { bytes: 192, before: 4 },
  { bytes: 204, before: 0 },
] as const;

/**
 * Whether a file is an MPEG transport stream that ends in the middle of a packet: nothing in such a file says how long it is.
 *
 * Source: ISO/IEC 13818-1 (packets of 188 bytes that begin with 0x47).
 *
 * @param head the first bytes of the file
 */
export function endsInsidePacket(head: Uint8Array, sizeBytes: number): boolean {
  const packet = TRANSPORT_PACKETS.find(({ bytes, before }) =>
    [0, 1, 2, 3, 4].every((count) => head[before + count * bytes] === 0x47),
  );
  return packet !== undefined && sizeBytes % packet.bytes !== 0;
}

/** An EBML variable-size integer; `value` is null when all its bits are set, which means unknown. */
function readVariableInteger(bytes: Uint8Array, at: number): { value: number | null; end: number } | null {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || at + length > bytes.length) return null;
  let value = first & (0xff >> length);
  let unknown = value === 0xff >> length;
  for (let index = 1; index < length; index += 1) {
    value = value * 256 + bytes[at + index]!;
    unknown &&= bytes[at + index] === 0xff;
  }
  return { value: unknown ? null : value, end: at + length };
}

/** The head as text if it may be one; UTF-16 is read by dropping the zeros. */
function textOf(head: Uint8Array): string {
  const start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  return latin1(head, start, Math.min(head.length, 4096))
    .replace(/^[\xfe\xff]{2}/, '')
    .replaceAll('\0', '')
    .trimStart();
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
