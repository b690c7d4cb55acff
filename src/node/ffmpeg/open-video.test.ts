import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withExternalReference } from './hostile-mp4.ts';
import { type FfmpegProgram, sharedFfmpeg } from './locate-ffmpeg.ts';
import { openVideo } from './open-video.ts';
import { type ClipName, independentFrameHashes, testClip, testFolder } from './test-clips.ts';

// Every test starts programs, which a busy machine may take seconds to do.
vi.setConfig({ testTimeout: 60_000 });

let own: Awaited<ReturnType<typeof testFolder>>;
let ffmpeg: FfmpegProgram;
beforeAll(async () => {
  own = await testFolder('open-video');
  ffmpeg = await sharedFfmpeg();
});
afterAll(() => own.remove());

/** A file of the test's own. */
async function file(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(own.folder, name);
  await writeFile(path, content);
  return path;
}

/** The first part of a clip. */
async function cut(name: ClipName, share: number): Promise<string> {
  const bytes = await readFile(await testClip(name));
  return await file(`cut-${name}`, bytes.subarray(0, Math.floor(bytes.length * share)));
}

const refusal = (path: string) =>
  openVideo(ffmpeg, path).then(
    ({ video }) => ({ opened: video.info }),
    ({ code, message, hint }) => ({ code, message, hint }),
  );

describe('openVideo', () => {
  it('knows a clip', async () => {
    const { video, checksums } = await openVideo(ffmpeg, await testClip('b-frames.mp4'));
    expect(video.info).toEqual({
      file: 'b-frames.mp4',
      width: 160,
      height: 120,
      frames: 75,
      durationSeconds: 3,
      fps: 25,
      vfr: false,
      codec: 'h264',
      pixelFormat: 'yuv420p',
      rotationDegrees: 0,
      color: { range: null, matrix: null, primaries: null, transfer: null },
    });
    expect(video.table).toEqual({
      timeBase: [1, 12800],
      pts: Array.from({ length: 75 }, (_, i) => i * 512),
      lastDuration: 512,
    });
    expect(checksums).toHaveLength(75);
    const bytes = await readFile(video.path);
    const size = Buffer.alloc(8);
    size.writeUInt32LE(bytes.length);
    expect(video.sizeBytes).toBe(bytes.length);
    expect(video.quickHash).toBe(createHash('sha256').update(size).update(bytes).digest('hex'));
  });

  it('keeps the PTS of the file: an edit list, a late and a negative start, milliseconds', async () => {
    const table = async (name: ClipName) => (await openVideo(ffmpeg, await testClip(name))).video.table;
    // Cut at 0.7 s, stored from the key frame at 0.48 s on: the first one shown is frame 18, at 0.72 s.
    const edited = await table('edit-list.mp4');
    expect([edited.pts.length, ...edited.pts.slice(0, 3)]).toEqual([57, 0, 512, 1024]);
    expect((await table('late-start.mp4')).pts[0]).toBe(2.5 * 12800);
    const negative = await table('negative-start.mkv');
    expect([negative.timeBase, ...negative.pts.slice(0, 3)]).toEqual([[1, 1000], -500, -460, -420]);
    const transport = await table('transport.ts');
    expect([transport.timeBase, transport.pts[1]! - transport.pts[0]!]).toEqual([[1, 90000], 3600]);
    expect(transport.pts[0]).toBeGreaterThan(100_000);
  });

  it('flags a variable rate and gives the mean', async () => {
    const { info, table } = (await openVideo(ffmpeg, await testClip('variable-rate.mp4'))).video;
    // Frames 0..19, then every third of the 100: 21, 24, ... 99.
    expect(table.pts).toEqual(
      [...Array.from({ length: 20 }, (_, i) => i), ...Array.from({ length: 27 }, (_, i) => 21 + 3 * i)].map(
        (i) => i * 512,
      ),
    );
    expect(info.vfr).toBe(true);
    expect(info.fps).toBeCloseTo(47 / info.durationSeconds, 9);
  });

  it('takes no name for an option, an address or a pattern', async () => {
    for (const name of [
      '-i.mp4',
      'a:b%03d.mp4',
      'concat:x.mp4',
      "it's {a} [b] *?.mp4",
      '日本 \u00e9.mp4',
      'http:..mp4',
    ]) {
      const path = join(own.folder, name);
      await copyFile(await testClip('quadrants.mp4'), path);
      expect(await refusal(path), name).toMatchObject({ opened: { file: name, frames: 5 } });
    }
  });
});

describe('a file that cannot be used gets an error that names it, the reason and what to do', () => {
  it('no file', async () => {
    expect(await refusal(join(own.folder, 'absent.mp4'))).toEqual({
      code: 'file-not-found',
      message: 'absent.mp4 cannot be read: there is no such file.',
      hint: expect.stringContaining('Check'),
    });
    await mkdir(join(own.folder, 'folder.mp4'), { recursive: true });
    expect(await refusal(join(own.folder, 'folder.mp4'))).toMatchObject({
      code: 'not-a-video',
      message: 'The folder folder.mp4 has no numbered pictures in it.',
    });
    expect(await refusal(await file('empty.mp4', ''))).toMatchObject({
      code: 'file-empty',
      message: 'empty.mp4 is empty: it has 0 bytes.',
    });
  });

  it('no video', async () => {
    const notVideo = (name: string) => ({
      code: 'not-a-video',
      message: expect.stringContaining(name),
      hint: expect.stringContaining('convert'),
    });
    expect(await refusal(await file('text.mp4', 'These are words.\n'.repeat(300)))).toEqual(notVideo('text.mp4'));
    expect(await refusal(await file('noise.mp4', createHash('sha512').update('x').digest()))).toEqual(
      notVideo('noise.mp4'),
    );
    const picture = await refusal(await file('picture.mp4', await readFile(await testClip('cover.png'))));
    expect(picture).toMatchObject({ code: 'not-a-video', message: expect.stringContaining('single picture (png)') });
    const words = await refusal(await file('words.mp4', '1\n00:00:00,000 --> 00:00:02,000\nHello\n'));
    expect(words).toMatchObject({ code: 'not-a-video', message: expect.stringContaining('srt') });
  });

  it.each(['sound.m4a', 'sound-with-cover.mp4'] as const)('only sound: %s', async (name) => {
    expect(await refusal(await testClip(name))).toEqual({
      code: 'no-video-stream',
      message: `${name} has no video in it, only sound, a cover picture or other data.`,
      hint: expect.any(String),
    });
  });

  it('cut off before its index: b-frames.mp4', async () => {
    expect(await refusal(await cut('b-frames.mp4', 0.55))).toMatchObject({
      code: 'video-truncated',
      message: expect.stringMatching(/index \(moov\) is missing.*no frame/),
      hint: expect.stringContaining('again'),
    });
  });
});

describe('a file with a missing tail is opened as far as it goes, and says so', () => {
  it.each(['fast-start.mp4', 'fragmented.mp4', 'transport.ts', 'vp9.webm', 'mjpeg.avi', 'mpeg4.avi'] as const)(
    '%s',
    async (name) => {
      const path = await cut(name, 0.55);
      const { info, table } = (await openVideo(ffmpeg, path)).video;
      expect(info.frames).toBe((await independentFrameHashes(path)).length);
      expect(table.pts).toHaveLength(info.frames);
      expect(info.damage).toEqual({
        code: 'video-truncated',
        message: expect.stringMatching(
          new RegExp(`^cut-${name} ends before its video does: .*only the first ${info.frames} frames are there`),
        ),
        hint: expect.stringContaining('again'),
        data: { frames: info.frames },
      });
    },
  );

  it('an AVI that is cut off between two frames', async () => {
    const bytes = await readFile(await testClip('mjpeg.avi'));
    const text = bytes.toString('latin1');
    // After the list `movi` every frame is a chunk `00dc`; the header names that id too.
    const chunks = [...text.matchAll(/00dc/g)].map((match) => match.index).filter((at) => at > text.indexOf('movi'));
    const path = await file('between.avi', bytes.subarray(0, chunks[30]));
    expect(await refusal(path)).toMatchObject({
      opened: { frames: 30, damage: { code: 'video-truncated', message: expect.stringContaining('first 30 frames') } },
    });
  });
});

describe('a hostile file', () => {
  const secret = () => testClip('one-key-frame.mp4');

  it.each([
    [
      'playlist.mp4',
      (path: string) => `#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://${path}\n#EXT-X-ENDLIST\n`,
    ],
    ['concat.mp4', (path: string) => `ffconcat version 1.0\nfile '${path}'\n`],
    ['manifest.mp4', (path: string) => `<?xml version="1.0"?><MPD><BaseURL>${path}</BaseURL></MPD>`],
    [
      'session.mp4',
      () => 'v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=x\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=video 5004 RTP/AVP 96\r\n',
    ],
  ])('%s is refused before ffmpeg sees it', async (name, text) => {
    const path = await file(name, text(await secret()));
    const nobody: FfmpegProgram = { ...ffmpeg, path: '/does/not/exist' };
    await expect(openVideo(nobody, path)).rejects.toMatchObject({
      code: 'format-refused',
      message: expect.stringContaining(name),
    });
  });

  it('is refused by ffmpeg itself where the first bytes do not tell', async () => {
    const path = await file('late.mp4', 'a=x\r\nv=0\r\nc=IN IP4 127.0.0.1\r\nm=video 5004 RTP/AVP 96\r\n');
    expect(await refusal(path)).toMatchObject({
      code: 'format-refused',
      message: expect.stringContaining('late.mp4 is of the format sdp'),
    });
  });

  it('cannot have its pictures in another file', async () => {
    const bytes = await readFile(await testClip('b-frames.mp4'));
    const other = await file('other.mp4', bytes);
    const path = await file('reference.mp4', withExternalReference(bytes, other));
    // The file is what it should be: an ffmpeg that is told to follow references shows the other file's pictures.
    const follow = ['-v', 'error', '-enable_drefs', '1', '-use_absolute_path', '1', '-i', path];
    const { stdout } = await promisify(execFile)(ffmpeg.path, ['-nostdin', ...follow, '-f', 'framemd5', '-']);
    expect(stdout.split('\n').filter((line) => line.startsWith('0,'))).toHaveLength(75);
    expect(await refusal(path)).toMatchObject({
      code: 'format-refused',
      message: expect.stringContaining('reference movie'),
    });
  });
});
