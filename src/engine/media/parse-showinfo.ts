/** What ffmpeg's `showinfo` filter says of one frame that passed it. */
export interface ShownFrame {
  /** Units of the stream's time base; null when the frame has none. */
  readonly pts: number | null;
  /**
   * Adler-32 over the frame's planes without padding: the number that the `framecrc` muxer gives for the same frame. Null when the filter
   * was told not to compute it.
   */
  readonly checksum: number | null;
}

/**
 * One line of ffmpeg's log as the `showinfo` filter's word on a frame; null for any other line.
 *
 * Source: libavfilter/vf_showinfo.c; the fields used are there from ffmpeg 2 to 8.
 */
export function parseShowinfo(line: string): ShownFrame | null {
  const match = /^\[Parsed_showinfo_\d+ @ [^\]]*\] n:\s*\d+ pts:\s*(-?\d+|NOPTS) /.exec(line);
  if (!match) return null;
  const checksum = /\bchecksum:([0-9A-F]{8})\b/.exec(line)?.[1];
  return {
    pts: match[1] === 'NOPTS' ? null : Number(match[1]),
    checksum: checksum === undefined ? null : Number.parseInt(checksum, 16),
  };
}
