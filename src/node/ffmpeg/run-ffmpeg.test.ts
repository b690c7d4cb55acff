import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LineSplitter } from './line-splitter.ts';
import { type FfmpegProgram, locateFfmpeg, sharedFfmpeg } from './locate-ffmpeg.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import { testFolder } from './test-clips.ts';

// Every test starts programs, which a busy machine may take seconds to do.
vi.setConfig({ testTimeout: 60_000 });

let own: Awaited<ReturnType<typeof testFolder>>;
let ffmpeg: FfmpegProgram;
beforeAll(async () => {
  own = await testFolder('run-ffmpeg');
  ffmpeg = await sharedFfmpeg();
});
afterAll(() => own.remove());

/** A stream of raw frames without an end: 230,400 bytes each, as fast as they are read. */
const endless = ['-f', 'lavfi', '-i', 'color=size=320x240', '-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1'];

const lives = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('runFfmpeg', () => {
  it('is gone when it was aborted', async () => {
    const controller = new AbortController();
    const run = runFfmpeg(ffmpeg, endless, { signal: controller.signal });
    const chunk = await new Promise<Buffer>((resolve) => run.stdout.once('data', resolve));
    expect(chunk.length).toBeGreaterThan(0);
    expect(lives(run.pid!)).toBe(true);
    controller.abort();
    expect(await run.ended).toMatchObject({ code: null, killedBy: 'SIGKILL' });
    expect(lives(run.pid!)).toBe(false);
    expect(() => runFfmpeg(ffmpeg, endless, { signal: controller.signal })).toThrow(controller.signal.reason);
  });

  it('is held back by a reader that takes its time, and is gone when it is stopped', async () => {
    const run = runFfmpeg(ffmpeg, endless);
    const bytes = run.stdout[Symbol.asyncIterator]();
    await bytes.next();
    await wait(400);
    // Nobody reads: what the pipe and the stream hold is all that was taken.
    expect(run.stdout.readableLength).toBeLessThan(1_000_000);
    await bytes.next();
    await run.stop();
    expect(lives(run.pid!)).toBe(false);
  });

  it('keeps the last lines of the log', async () => {
    const lines: string[] = [];
    const run = runFfmpeg(ffmpeg, ['-i', 'file:/does/not/exist.mp4'], { onLogLine: (line) => lines.push(line) });
    run.stdout.resume();
    const exit = await run.ended;
    expect(exit.code).toBeGreaterThan(0);
    // The name of the file, but not its folder.
    expect(exit.logTail.join('\n')).toMatch(
      /exist\.mp4.*No such file or directory|No such file or directory.*\n.*exist\.mp4/,
    );
    expect(exit.logTail.join('\n')).not.toContain('/does/not');
    expect(lines).toEqual(exit.logTail);
  });

  it('takes input when it is asked to', async () => {
    const raw = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-video_size', '2x2'];
    const run = runFfmpeg(ffmpeg, [...raw, '-i', 'pipe:0', '-f', 'rawvideo', 'pipe:1'], { stdin: true });
    run.stdin!.end(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
    const chunks: Buffer[] = [];
    for await (const chunk of run.stdout) chunks.push(chunk as Buffer);
    expect([...Buffer.concat(chunks)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((await run.ended).code).toBe(0);
  });

  it('says when it cannot start', async () => {
    const run = runFfmpeg({ ...ffmpeg, path: '/does/not/exist' }, []);
    const exit = await run.ended;
    expect(exit.code).not.toBe(0);
    expect(exit.logTail.at(-1)).toMatch(/did not start: .*ENOENT/);
  });
});

describe('LineSplitter', () => {
  it('cuts at any line end, across chunks and inside characters', () => {
    const lines: string[] = [];
    const splitter = new LineSplitter((line) => lines.push(line));
    const bytes = new TextEncoder().encode('one\ntwo\r\n\rthrée\nfour');
    for (const byte of bytes) splitter.push(Uint8Array.of(byte));
    expect(lines).toEqual(['one', 'two', 'thrée']);
    splitter.end();
    expect(lines).toEqual(['one', 'two', 'thrée', 'four']);
  });
});

describe('locateFfmpeg', () => {
  const program = async (name: string, script: string) => {
    await mkdir(join(own.folder, name), { recursive: true });
    const path = join(own.folder, name, 'ffmpeg');
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
    return path;
  };
  const fake = (version: string, library: string) =>
    program(version, `echo 'ffmpeg version ${version} Copyright'; echo 'libavformat    ${library}'`);
  const none = 'no-such-package-tandem';

  it('looks at the variable, the package and the path, in this order', async () => {
    const wished = await fake('7.1', '61.  7.100 / 61.  7.100');
    const inPath = await fake('n8.0-dev', '62.  3.100 / 62.  3.100');
    const PATH = `${join(own.folder, 'absent')}:${join(own.folder, 'n8.0-dev')}`;
    expect(await locateFfmpeg({ environment: { TANDEM_FFMPEG: wished, PATH }, staticPackage: none })).toEqual({
      path: wished,
      version: '7.1',
      libavformatMajor: 61,
      origin: 'TANDEM_FFMPEG',
    });
    expect(await locateFfmpeg({ environment: { PATH }, staticPackage: none })).toEqual({
      path: inPath,
      version: 'n8.0-dev',
      libavformatMajor: 62,
      origin: 'PATH',
    });
    const module = join(own.folder, 'package.mjs');
    await writeFile(module, `export default ${JSON.stringify(wished)};`);
    expect(await locateFfmpeg({ environment: { PATH }, staticPackage: module })).toMatchObject({
      path: wished,
      origin: 'ffmpeg-static',
    });
  });

  it('passes over what is too old or does not run, and says what it saw', async () => {
    const old = await fake('4.4.2', '58. 76.100 / 58. 76.100');
    const PATH = join(own.folder, '4.4.2');
    await expect(locateFfmpeg({ environment: { PATH }, staticPackage: none })).rejects.toMatchObject({
      code: 'ffmpeg-missing',
      message: `ffmpeg was not found: ${old}: it is version 4.4.2, which is too old.`,
      hint: expect.stringContaining('apt-get install ffmpeg'),
    });
    await expect(locateFfmpeg({ environment: { PATH: '' }, staticPackage: none })).rejects.toThrow('it is not in PATH');
    await expect(locateFfmpeg({ environment: { TANDEM_FFMPEG: '/does/not/exist' } })).rejects.toMatchObject({
      code: 'ffmpeg-missing',
      message: expect.stringContaining('TANDEM_FFMPEG names /does/not/exist'),
    });
    const other = await program('other', 'echo hello');
    await expect(locateFfmpeg({ environment: { TANDEM_FFMPEG: other } })).rejects.toThrow('it is no ffmpeg');
  });
});
