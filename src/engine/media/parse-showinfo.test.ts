import { describe, expect, it } from 'vitest';
import { parseShowinfo } from './parse-showinfo.ts';

describe('parseShowinfo', () => {
  it('reads the line of ffmpeg 5.1', () => {
    const line =
      '[Parsed_showinfo_1 @ 0x55f23e211580] n:   1 pts:   1000 pts_time:0.0333333 pos:   165027 fmt:yuv420p sar:1/1 s:1920x1080 i:P iskey:0 type:P checksum:4F6A2166 plane_checksum:[10386E6E 3E7AFE6C 2291B46E] mean:[109 125 121] stdev:[36.3 12.7 10.7]';
    expect(parseShowinfo(line)).toEqual({ pts: 1000, checksum: 0x4f6a2166 });
  });

  it('reads the line of ffmpeg 7.0, with a negative PTS', () => {
    const line =
      '[Parsed_showinfo_0 @ 0x7f4d9c002780] n:   0 pts:   -500 pts_time:-0.5    duration:     40 duration_time:0.04    fmt:yuv420p cl:left sar:1/1 s:320x240 i:P iskey:1 type:I checksum:C445C391 plane_checksum:[17FC1247 0DABFCC4 DC36B477] mean:[109 125 121] stdev:[36.3 12.7 10.7]';
    expect(parseShowinfo(line)).toEqual({ pts: -500, checksum: 0xc445c391 });
  });

  it('reads the line without checksum', () => {
    const line =
      '[Parsed_showinfo_3 @ 0x55f23e211580] n:   1 pts:   1000 pts_time:0.0333333 pos:   165027 fmt:yuv420p sar:1/1 s:1920x1080 i:P iskey:0 type:P ';
    expect(parseShowinfo(line)).toEqual({ pts: 1000, checksum: null });
  });

  it('passes over everything else', () => {
    expect(
      parseShowinfo('[Parsed_showinfo_0 @ 0x55f23e211580] config in time_base: 1/30000, frame_rate: 30/1'),
    ).toBeNull();
    expect(
      parseShowinfo('[Parsed_showinfo_0 @ 0x1] color_range:tv color_space:bt709 color_primaries:bt709 color_trc:bt709'),
    ).toBeNull();
    expect(parseShowinfo('    title           : [showinfo @ 0x1] n: 0 pts: 5 ')).toBeNull();
  });
});
