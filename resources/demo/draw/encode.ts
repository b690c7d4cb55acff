import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rename } from 'node:fs/promises';

/** A running ffmpeg that takes RGBA frames and writes an H.264 file that every browser plays: 4:2:0, BT.709, index in front. */
export class Encoder {
  readonly #process: ReturnType<typeof spawn>;
  readonly #exit: Promise<unknown[]>;
  readonly #path: string;
  /** Takes the place of the file only when it is complete. */
  readonly #partial: string;

  constructor(path: string, width: number, height: number, framesPerSecond: number) {
    this.#path = path;
    this.#partial = path.replace(/\.mp4$/, '.partial.mp4');
    const colours = ['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'];
    const input = [
      '-f',
      'rawvideo',
      '-pix_fmt',
      'rgba',
      '-s',
      `${width}x${height}`,
      '-r',
      `${framesPerSecond}`,
      '-i',
      'pipe:0',
    ];
    const filter = [
      '-vf',
      'scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int,format=yuv420p',
    ];
    // one thread and no metadata: the same bytes on every run
    const codec = [
      '-c:v',
      'libx264',
      '-preset',
      'slow',
      '-crf',
      '20',
      '-g',
      '30',
      '-threads',
      '1',
      '-map_metadata',
      '-1',
      '-fflags',
      '+bitexact',
      '-flags:v',
      '+bitexact',
    ];
    const args = [
      '-hide_banner',
      '-loglevel',
      'error',
      '-y',
      ...input,
      ...filter,
      ...codec,
      ...colours,
      '-movflags',
      '+faststart',
      this.#partial,
    ];
    this.#process = spawn('ffmpeg', args, { stdio: ['pipe', 'inherit', 'inherit'] });
    this.#exit = once(this.#process, 'exit');
  }

  async write(rgba: Uint8ClampedArray): Promise<void> {
    const { stdin } = this.#process;
    if (stdin && !stdin.write(rgba)) await once(stdin, 'drain');
  }

  async close(): Promise<void> {
    this.#process.stdin?.end();
    const [code] = await this.#exit;
    if (code !== 0) throw new Error(`ffmpeg ended with code ${code}`);
    await rename(this.#partial, this.#path);
  }
}
