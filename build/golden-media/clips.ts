/** What a decoder in the window may be expected to do: `yes` and `no` on every platform, `varies` with platform and build. */
export type WebCodecsExpectation = 'yes' | 'no' | 'varies';

/** A file of the golden set and what a right reader finds in it. */
export interface GoldenClip {
  /** Name of the file, or of the folder of pictures, in the folder of the set. */
  readonly name: string;
  /** What can go wrong with it. */
  readonly about: string;
  readonly codec: string;
  /** Null for the files with a missing tail: as many as an independent decode of the whole file finds. */
  readonly frames: number | null;
  /** Frames per second; null where the rate varies. */
  readonly fps: number | null;
  /** Clockwise rotation that the metadata asks for. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** As displayed: turned upright, with square pixels. */
  readonly width: number;
  readonly height: number;
  /** The bar code of frame 0; that of frame i is `firstNumber + i`. */
  readonly firstNumber: number;
  readonly webCodecs: WebCodecsExpectation;
  /** The transfer of a clip of high dynamic range, whose colours change on the way to the screen. */
  readonly hdr?: 'arib-std-b67' | 'smpte2084';
  readonly kind: 'file' | 'folder';
  /** The pictures change their size on the way; all are shown at that of the first. */
  readonly mixed?: true;
}

/** How a clip is made, besides what it is. */
export interface GoldenRecipe {
  /** How many frames are drawn, from number 0. */
  readonly drawn: number;
  /** Size of the pictures as they are drawn, upright and with square pixels. */
  readonly size: readonly [width: number, height: number];
  /** Rate that the drawn frames are given, as ffmpeg reads it. */
  readonly rate: string;
  /** ffmpeg's arguments between the drawn frames and the output. */
  readonly encode: readonly string[];
  /** Arguments of a second run that copies the streams of the first; input and output are added. */
  readonly remux?: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** From this frame on the pictures have another size. */
  readonly change?: { readonly from: number; readonly size: readonly [width: number, height: number] };
  /** The share of the bytes that is left of the file. */
  readonly keep?: number;
}

/** A clip with its recipe. */
export type GoldenEntry = GoldenClip & { readonly recipe: GoldenRecipe };

const SIZE = [320, 180] as const;

const X264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-pix_fmt', 'yuv420p', '-threads', '1'];
const H264 = [...X264, '-g', '15', '-bf', '3', '-movflags', '+faststart'];
const OPEN_GOP = ['-x264-params', 'open-gop=1:keyint=15:min-keyint=15:scenecut=0:bframes=3:b-adapt=0:threads=1'];
const X265 = (format: string, more = '') => [
  ...['-c:v', 'libx265', '-preset', 'ultrafast', '-pix_fmt', format, '-tag:v', 'hvc1'],
  ...['-x265-params', `log-level=error:pools=1:frame-threads=1:keyint=20:bframes=3:b-adapt=0:crf=20${more}`],
];
const VP9 = [
  '-pix_fmt',
  'yuv420p',
  '-c:v',
  'libvpx-vp9',
  '-deadline',
  'realtime',
  '-cpu-used',
  '8',
  '-g',
  '20',
  '-b:v',
  '600k',
];
/** The drawn colours as signal values of HLG or PQ: white is the diffuse white of BT.2408 (203 cd/m2), the matrix that of BT.2020. */
const hdr = (white: number) => [
  '-vf',
  `lutrgb=r=val*${white}:g=val*${white}:b=val*${white},scale=out_color_matrix=bt2020:out_range=tv,format=yuv420p10le`,
];
const BT2020 = (transfer: string) => [
  ...['-color_primaries', 'bt2020', '-colorspace', 'bt2020nc', '-color_range', 'tv', '-color_trc', transfer],
];

type Facts = Partial<Omit<GoldenClip, 'name' | 'about'>>;

function entry(
  name: string,
  about: string,
  recipe: Partial<GoldenRecipe> & Pick<GoldenRecipe, 'encode'>,
  facts: Facts = {},
): GoldenEntry {
  const { drawn = 60, size = SIZE, rate = '25' } = recipe;
  const [numerator, denominator = '1'] = rate.split('/');
  return {
    name,
    about,
    codec: 'h264',
    frames: drawn,
    fps: Number(numerator) / Number(denominator),
    rotation: 0,
    width: size[0],
    height: size[1],
    firstNumber: 0,
    webCodecs: 'yes',
    kind: 'file',
    ...facts,
    recipe: { ...recipe, drawn, size, rate },
  };
}

const rateClip = (name: string, rate: string, drawn = 60) =>
  entry(`rate-${name}.mp4`, `${rate} frames per second`, { rate, drawn, encode: H264 });

const rotated = (degrees: 90 | 180 | 270) =>
  entry(
    `rotated-${degrees}.mp4`,
    `stored lying, turned ${degrees} degrees clockwise by its metadata`,
    {
      drawn: 40,
      // Portrait when turned by a quarter.
      size: degrees === 180 ? SIZE : [180, 320],
      encode: [
        '-vf',
        // The picture is stored turned the other way.
        degrees === 180 ? 'hflip,vflip' : degrees === 90 ? 'transpose=cclock' : 'transpose=clock',
        ...H264,
      ],
      remux: { before: [], after: ['-rotation', String(degrees)] },
    },
    { rotation: degrees },
  );

/** The golden set. */
export const GOLDEN_MEDIA: readonly GoldenEntry[] = [
  entry('open-gop.mp4', 'H.264 with B-frames and open GOPs', { drawn: 90, encode: [...H264, ...OPEN_GOP] }),
  entry('long-gop.mp4', 'H.264, one key frame in 400 frames', {
    drawn: 400,
    rate: '30',
    encode: [...X264, '-g', '1000', '-keyint_min', '1000', '-sc_threshold', '0', '-bf', '3', '-movflags', '+faststart'],
  }),
  entry(
    'edit-list.mp4',
    'an edit list cuts in after the key frame: 8 stored frames are not shown',
    {
      drawn: 90,
      encode: [...H264, ...OPEN_GOP],
      // Frame 23 of 25 a second; the key frame before it is 15.
      remux: { before: ['-ss', '0.92'], after: [] },
    },
    { frames: 67, firstNumber: 23 },
  ),
  entry('start-offset.mp4', 'an empty edit: the first frame appears after 2.5 s', {
    encode: H264,
    remux: { before: [], after: ['-output_ts_offset', '2.5'] },
  }),
  entry(
    'negative-first-pts.mkv',
    'the first PTS is -0.5 s',
    {
      // ffmpeg reads no negative times of H.264 out of Matroska.
      encode: [...VP9, '-output_ts_offset', '-0.5', '-avoid_negative_ts', 'disabled'],
    },
    { codec: 'vp9' },
  ),
  entry(
    'vfr-phone.mp4',
    'variable rate as phones record: 30 a second with jitter, lost frames, and a stretch at 24',
    {
      drawn: 90,
      rate: '30',
      encode: [
        '-vf',
        // Seconds: jitter of up to 4 ms, two frames lost after every eleventh, slower from frame 60 on.
        "settb=1/90000,setpts='(N/30 + 2*floor(N/11)/30 + mod(N*7\\,5)/1000 + max(0\\,N-60)*(1/24-1/30))*90000'",
        ...['-fps_mode', 'passthrough', '-enc_time_base', '1:90000', '-video_track_timescale', '90000'],
        ...H264,
      ],
    },
    { fps: null },
  ),
  rateClip('23.976', '24000/1001'),
  rateClip('29.97', '30000/1001'),
  rateClip('50', '50'),
  rateClip('59.94', '60000/1001'),
  rateClip('120', '120', 90),
  rateClip('240', '240', 120),
  entry('hevc-8bit.mp4', 'HEVC Main', { encode: X265('yuv420p') }, { codec: 'hevc', webCodecs: 'varies' }),
  entry('hevc-10bit.mp4', 'HEVC Main 10', { encode: X265('yuv420p10le') }, { codec: 'hevc', webCodecs: 'varies' }),
  entry('vp9.webm', 'VP9 with alternate reference frames', { encode: VP9 }, { codec: 'vp9' }),
  entry(
    'av1.mp4',
    'AV1',
    { encode: ['-c:v', 'libaom-av1', '-cpu-used', '8', '-crf', '35', '-b:v', '0', '-g', '20', '-pix_fmt', 'yuv420p'] },
    { codec: 'av1' },
  ),
  entry(
    'mpeg4-asp.avi',
    'MPEG-4 ASP with B-frames in AVI, which has no PTS',
    { encode: ['-c:v', 'mpeg4', '-vtag', 'XVID', '-g', '15', '-bf', '2', '-q:v', '3'] },
    { codec: 'mpeg4', webCodecs: 'no' },
  ),
  entry(
    'mpeg2.ts',
    'MPEG-2 with B-frames in a transport stream',
    { encode: ['-c:v', 'mpeg2video', '-g', '15', '-bf', '2', '-q:v', '3', '-f', 'mpegts'] },
    { codec: 'mpeg2video', webCodecs: 'no' },
  ),
  entry(
    'prores.mov',
    'ProRes 422, 10 bit',
    { drawn: 40, encode: ['-c:v', 'prores_ks', '-profile:v', '2', '-pix_fmt', 'yuv422p10le'] },
    { codec: 'prores', webCodecs: 'no' },
  ),
  entry(
    'dnxhr.mov',
    'DNxHR LB',
    {
      drawn: 40,
      encode: ['-vf', 'scale=out_color_matrix=bt709', '-c:v', 'dnxhd', '-profile:v', 'dnxhr_lb', '-pix_fmt', 'yuv422p'],
    },
    { codec: 'dnxhd', webCodecs: 'no' },
  ),
  entry(
    'mjpeg.avi',
    'Motion JPEG, full range',
    { drawn: 40, encode: ['-c:v', 'mjpeg', '-q:v', '3', '-pix_fmt', 'yuvj420p'] },
    { codec: 'mjpeg', webCodecs: 'no' },
  ),
  rotated(90),
  rotated(180),
  rotated(270),
  entry('large.mp4', '1920 x 1080 in H.264: windows that the processor draws show it at half its size while it moves', {
    drawn: 48,
    size: [1920, 1080],
    encode: H264,
  }),
  entry('odd.webm', '321 x 181 in VP9', { size: [321, 181], encode: VP9 }, { codec: 'vp9' }),
  entry(
    'odd-444.mp4',
    '321 x 181 in H.264 4:4:4',
    { size: [321, 181], encode: [...H264, '-pix_fmt', 'yuv444p'] },
    { webCodecs: 'varies' },
  ),
  entry('422.mp4', 'H.264 4:2:2', { encode: [...H264, '-pix_fmt', 'yuv422p'] }, { webCodecs: 'varies' }),
  entry('anamorphic.mp4', 'pixels of 4:3: stored 240 x 180, displayed 320 x 180', {
    encode: ['-vf', 'scale=240:180:flags=area,setsar=4/3', ...H264],
  }),
  entry(
    'hlg.mp4',
    'HEVC Main 10, HLG, as phones record',
    {
      encode: [
        ...hdr(0.75),
        ...X265('yuv420p10le', ':colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc:range=limited'),
        ...BT2020('arib-std-b67'),
      ],
    },
    { codec: 'hevc', webCodecs: 'varies', hdr: 'arib-std-b67' },
  ),
  entry(
    'pq.mp4',
    'HEVC Main 10, PQ',
    {
      encode: [
        ...hdr(0.58),
        ...X265('yuv420p10le', ':colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:range=limited'),
        ...BT2020('smpte2084'),
      ],
    },
    { codec: 'hevc', webCodecs: 'varies', hdr: 'smpte2084' },
  ),
  entry(
    'hlg-vp9.webm',
    'VP9 profile 2, HLG: a browser decodes it, but not to our colours',
    { encode: [...hdr(0.75), ...VP9, '-pix_fmt', 'yuv420p10le', '-profile:v', '2', ...BT2020('arib-std-b67')] },
    { codec: 'vp9', hdr: 'arib-std-b67' },
  ),
  entry('long-audio.mp4', 'the sound goes on for two seconds after the last frame', {
    encode: [...H264, '-c:a', 'aac', '-b:a', '64k', '-af', 'atrim=end=4.4'],
  }),
  entry(
    'missing-tail.mp4',
    'cut off after two thirds of its bytes; its index is at the beginning',
    { drawn: 90, encode: H264, keep: 2 / 3 },
    { frames: null, webCodecs: 'varies' },
  ),
  entry(
    'missing-tail.ts',
    'H.264 in a transport stream that is cut off after two thirds of its bytes',
    { drawn: 90, encode: [...X264, '-g', '15', '-bf', '3', '-f', 'mpegts'], keep: 2 / 3 },
    { frames: null, webCodecs: 'varies' },
  ),
  entry(
    'size-change.mp4',
    'H.264 that goes on in another size and shape after 33 frames',
    { encode: H264, change: { from: 33, size: [480, 240] } },
    { webCodecs: 'no', mixed: true },
  ),
  entry(
    'size-change.webm',
    'VP9 that turns upright after 25 frames, as a call on a phone does: as many pixels as before',
    { encode: VP9, change: { from: 25, size: [180, 320] } },
    { codec: 'vp9', webCodecs: 'no', mixed: true },
  ),
  entry(
    'pictures',
    'a folder of numbered pictures, 00000.jpg and so on (DAVIS)',
    { drawn: 40, encode: ['-q:v', '2', '-pix_fmt', 'yuvj420p', '-start_number', '0'] },
    { codec: 'mjpeg', kind: 'folder', webCodecs: 'no', fps: 24 },
  ),
];
