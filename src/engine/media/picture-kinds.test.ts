import { expect, it } from 'vitest';
import { PictureKinds } from './picture-kinds.ts';

/** From the log of ffmpeg 5.1, and as ffmpeg 7.0 writes the same. */
const OF_5_1 =
  '[Parsed_showinfo_2 @ 0x5581472aff80] n:   0 pts:      0 pts_time:0       pos:       48 fmt:yuv420p sar:1/1 s:320x180 i:P iskey:1 type:I ';
const OF_7_0 =
  '[Parsed_showinfo_2 @ 0x7f4d9c002780] n:   0 pts:  20480 pts_time:1.6     duration:     40 duration_time:0.04    fmt:yuv420p cl:left sar:1/1 s:180x320 i:P iskey:1 type:I ';

it('knows the first picture, and whether others follow', () => {
  const kinds = new PictureKinds();
  expect([kinds.first, kinds.areMixed]).toEqual([null, false]);
  kinds.line('[Parsed_showinfo_2 @ 0x5581472aff80] config in time_base: 1/12800, frame_rate: 25/1');
  kinds.line(OF_5_1);
  kinds.line('[Parsed_showinfo_2 @ 0x5581472aff80] color_range:unknown color_space:unknown');
  expect([kinds.first, kinds.areMixed]).toEqual([{ width: 320, height: 180, pixelFormat: 'yuv420p' }, false]);
  kinds.line(OF_7_0);
  expect([kinds.first?.width, kinds.areMixed]).toEqual([320, true]);
});
