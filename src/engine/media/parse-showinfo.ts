/** What ffmpeg's `showinfo` filter says of one frame that passed it. */
export interface ShownFrame {
  /** Units of the stream's time base; null when the frame has none. */
  readonly pts: number | null;
  /** Adler-32 over the frame's planes without padding: the number that the `framecrc` muxer gives for the same frame. */
  readonly checksum: number;
}

/**
 * One line of ffmpeg's log as the `showinfo` filter's word on a frame; null for any other line.
 *
 * Source: libavfilter/vf_showinfo.c; the fields used are there from ffmpeg 2 to 8.
 */
export function parseShowinfo(line: string): ShownFrame | null {
  const match = /^\[Parsed_showinfo_\d+ @ [^\]]*\] n:\s*\d+ pts:\s*(-?\d+|NOPTS) .*\bchecksum:([0-9A-F]{8}) /.exec(
    line,
  );
  if (!match) return null;
  return { pts: match[1] === 'NOPTS' ? null : Number(match[1]), checksum: Number.parseInt(match[2]!, 16) };
}
