import type { EncodeRequest } from '../../engine/ports.ts';

/**
 * ffmpeg's arguments for {@link EncodeRequest}: RGBA frames on stdin become H.264, yuv420p, BT.709 in television range, tagged as such,
 * the index in front (faststart).
 *
 * @param output absolute path of the file to be made
 */
export function encodeArguments(request: EncodeRequest, output: string): string[] {
  const { width, height, fps, crf } = request;
  return [
    ...['-loglevel', 'error', '-protocol_whitelist', 'file,pipe', '-y'],
    ...['-f', 'rawvideo', '-pixel_format', 'rgba', '-video_size', `${width}x${height}`],
    ...['-framerate', `${fps[0]}/${fps[1]}`, '-i', 'pipe:0'],
    ...['-vf', 'scale=in_range=pc:out_range=tv:out_color_matrix=bt709,format=yuv420p,setsar=1'],
    ...['-an', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', String(crf), '-profile:v', 'high'],
    ...['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
    ...['-movflags', '+faststart', '-f', 'mp4', `file:${output}`],
  ];
}
