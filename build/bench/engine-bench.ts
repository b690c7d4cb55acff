// What the main job costs, every figure as a ratio to a named reference of the same run. The clips are the demo pair, enlarged
// to 1080p, so that the bench needs nothing outside the repository. All caches are empty at first: the bench uses a cache folder of its own.
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import type { AlignResult } from '../../src/contract/align.ts';
import type { Moment } from '../../src/contract/moments.ts';
import type { AlignTask } from '../../src/engine/align/align-task.ts';
import { PoseEstimator } from '../../src/engine/inference/pose-estimator.ts';
import { trackPerson } from '../../src/engine/inference/pose-tracker.ts';
import { FrameReader } from '../../src/engine/media/frame-reader.ts';
import type { OpenedVideo } from '../../src/engine/ports.ts';
import { createEngine } from '../../src/node/create-engine.ts';
import { sharedFfmpeg } from '../../src/node/ffmpeg/locate-ffmpeg.ts';
import { bestSecondsOf, line, peakMebibytes, quantile, run, secondsOf } from './measure.ts';

/** A clip of the demo pair at 1920 x 1080, encoded as a camera would. */
async function enlarged(ffmpeg: string, file: string, output: string): Promise<string> {
  const filter = 'scale=1920:1080:force_original_aspect_ratio=decrease,pad=1920:1080:-1:-1';
  await run(ffmpeg, ['-y', '-i', file, '-vf', filter, '-c:v', 'libx264', '-crf', '18', '-pix_fmt', 'yuv420p', output]);
  return output;
}

/** Forty points at one moment: the joints of the source's person, each with its near surroundings. */
function fortyPoints({ poses }: AlignResult, frame: number): Moment {
  const joints = poses.source!.frames[frame - poses.source!.range[0]]!;
  const points = Array.from({ length: 40 }, (_, i) => {
    const joint = joints[i % joints.length]!;
    const shift = 12 * Math.floor(i / joints.length);
    return [`point_${i}`, { x: joint.x + shift, y: joint.y + shift, visible: true }] as const;
  });
  return { name: 'forty points', frame, keypoints: Object.fromEntries(points) };
}

/** Measures the engine and prints its figures. */
export async function benchEngine(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tandem-bench-'));
  const engine = await createEngine({ cacheFolder: path.join(folder, 'cache') });
  const { path: ffmpeg } = await sharedFfmpeg();
  const signal = new AbortController().signal;
  const quiet = (): void => {};
  try {
    const demo = await engine.demo();
    const files = [
      await enlarged(ffmpeg, demo.sourcePath, path.join(folder, 'a.mp4')),
      await enlarged(ffmpeg, demo.targetPath, path.join(folder, 'b.mp4')),
    ] as const;
    const devices = await engine.backend.devices();
    console.log(
      `${cpus()[0]?.model ?? 'CPU'}, ${cpus().length} core(s); models on ${devices.chosen}, ${devices.threads} thread(s); ${process.version}\n`,
    );

    const decodeSeconds = await bestSecondsOf(3, async () => {
      for (const file of files) await run(ffmpeg, ['-i', file, '-f', 'null', '-']);
    });
    const [source, target] = (await Promise.all(files.map((file) => engine.frames.open(file, signal)))) as [
      OpenedVideo,
      OpenedVideo,
    ];
    const frameCount = source.info.frames + target.info.frames;
    const task: AlignTask = {
      source: { video: source, choice: {} },
      target: { video: target, choice: {} },
      queries: { suggestAt: [37, 47] },
      methods: ['auto'],
      pose: true,
      device: 'auto',
      mirror: 'off',
    };
    let result: AlignResult | undefined;
    const alignSeconds = await secondsOf(async () => {
      const opened = await Promise.all(files.map((file) => engine.frames.open(file, signal)));
      result = await engine.align(
        { ...task, source: { video: opened[0]!, choice: {} }, target: { video: opened[1]!, choice: {} } },
        signal,
        quiet,
      );
    });
    line(
      `align, two 1080p clips, ${frameCount} frames, nothing cached`,
      `${alignSeconds.toFixed(1)} s = ${(alignSeconds / decodeSeconds).toFixed(1)} x`,
      `ffmpeg decoding both: ${decodeSeconds.toFixed(2)} s`,
    );

    const requeries: number[] = [];
    for (const frame of [40, 41, 42, 43, 44, 45]) {
      const requery: AlignTask = { ...task, queries: { moments: [fortyPoints(result!, frame)] } };
      requeries.push(1000 * (await secondsOf(() => engine.align(requery, signal, quiet))));
    }
    // The first one reads what the align has kept.
    const requeryMs = quantile(requeries.slice(1), 0.5);
    line(
      're-query of 40 points, features cached, median of 5',
      `${requeryMs.toFixed(0)} ms = 1/${((1000 * alignSeconds) / requeryMs).toFixed(0)}`,
      `the align above: ${alignSeconds.toFixed(1)} s`,
    );

    const installed = await engine.packs.forTask('pose-2d-single');
    const session = await engine.backend.load(
      engine.packs.pathOf(installed, installed.pack.model.file),
      await engine.backend.resolve('auto'),
    );
    const side = installed.pack.model.inputs[0]!.shape[2] as number;
    const input = { data: new Float32Array(3 * side * side), shape: [1, 3, side, side] };
    const [inputName, outputName] = [installed.pack.model.inputs[0]!.name, installed.pack.model.outputs[0]!.name];
    const networkSeconds =
      (await bestSecondsOf(3, async () => {
        for (let i = 0; i < 50; i++) await session.run({ [inputName]: input }, [outputName]);
      })) / 50;
    const estimator = new PoseEstimator(installed.pack, session);
    const reader = new FrameReader(engine.frames, source);
    const trackSeconds = await secondsOf(() =>
      trackPerson(estimator, {
        first: 0,
        last: source.info.frames - 1,
        frameAt: (index) => reader.frame(index, signal),
        signal,
      }),
    );
    await reader.close();
    const perFrame = trackSeconds / source.info.frames;
    line(
      'pose tracking per 1080p frame, decoding included',
      `${(1000 * perFrame).toFixed(1)} ms = ${(perFrame / networkSeconds).toFixed(1)} x`,
      `one run of the pose network: ${(1000 * networkSeconds).toFixed(1)} ms`,
    );

    const stacked = [
      '-filter_complex',
      '[0:v]scale=960:-2[a];[1:v]scale=960:-2[b];[a][b]hstack=shortest=1',
      '-c:v',
      'libx264',
      '-crf',
      '19',
      '-pix_fmt',
      'yuv420p',
    ];
    const stackFrames = Math.min(source.info.frames, target.info.frames);
    const stackPerFrame =
      (await bestSecondsOf(2, () =>
        run(ffmpeg, ['-y', '-i', files[0], '-i', files[1], ...stacked, path.join(folder, 'stack.mp4')]),
      )) / stackFrames;
    const exportSeconds = await secondsOf(() =>
      engine.exportComparison(
        { source, target, result: result!, path: path.join(folder, 'comparison.mp4'), options: { freezeSeconds: 0 } },
        signal,
        quiet,
      ),
    );
    const exportPerFrame = exportSeconds / source.info.frames;
    line(
      'comparison clip, 1920 wide, per frame',
      `${(1000 * exportPerFrame).toFixed(0)} ms = ${(exportPerFrame / stackPerFrame).toFixed(1)} x`,
      `ffmpeg hstack transcode: ${(1000 * stackPerFrame).toFixed(0)} ms`,
    );

    const frameMebibytes = (source.info.width * source.info.height * 3) / 2 ** 20;
    line(
      'memory peak of this process',
      `${peakMebibytes().toFixed(0)} MiB = ${(peakMebibytes() / (frameMebibytes * frameCount)).toFixed(2)} x`,
      `all decoded frames: ${(frameMebibytes * frameCount).toFixed(0)} MiB`,
    );
  } finally {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}
