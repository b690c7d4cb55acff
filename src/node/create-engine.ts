import path from 'node:path';
import type { ReportProgress } from '../contract/jobs.ts';
import { pointsFileSchema } from '../contract/points-file.ts';
import { type AlignServices, alignClips } from '../engine/align/align-clips.ts';
import { PairMatcher } from '../engine/align/pair-matcher.ts';
import { runExport } from '../engine/export/run-export.ts';
import { type ComparisonRequest, type ComparisonServices, writeComparison } from '../engine/export/write-comparison.ts';
import { ClipAnalyser } from '../engine/inference/clip-analyser.ts';
import { FeatureCache } from '../engine/inference/feature-cache.ts';
import { turningFrames } from '../engine/media/turned-video.ts';
import type { EngineServices } from '../engine/server/services.ts';
import { appPaths } from './app-paths.ts';
import { DiskBlobStore } from './cache/disk-blob-store.ts';
import { createBundleWriter } from './export/bundle-writer.ts';
import { createCanvasFactory } from './export/canvas-factory.ts';
import { encodePicture } from './export/encode-picture.ts';
import { createExportFolders, exportsFolder } from './export/export-folders.ts';
import { createVideoWriter } from './export/ffmpeg-video-writer.ts';
import { FfmpegFrameSource } from './ffmpeg/ffmpeg-frame-source.ts';
import { sharedFfmpeg } from './ffmpeg/locate-ffmpeg.ts';
import { OnnxBackend } from './inference/onnx-backend.ts';
import { FolderPackStore } from './packs/folder-pack-store.ts';
import { readDocument } from './read-document.ts';
import { homeFolder } from './resources.ts';
import { locateMedia, relocation } from './store/locate-media.ts';
import { openOrCreateProject } from './store/project-files.ts';
import { relativeMediaPath } from './store/project-paths.ts';

/** How an engine is made. */
export interface EngineOptions {
  /** Told what the user should know but is no error, for example that a device failed and the CPU took over. */
  readonly onNotice?: (text: string) => void;
  /** Folders of model packs; the shipped ones and those of the app's data folder when left out. */
  readonly packFolders?: readonly string[];
  /** Where features, tracks and device answers are kept; the app's cache folder when left out. */
  readonly cacheFolder?: string;
  /** Script of the device probe's child, where a bundler moved it. */
  readonly probeScript?: URL;
}

/** The engine with every port made real. The command line reaches into its parts; hosts use it as {@link EngineServices}. */
export interface Engine extends EngineServices, AlignServices, ComparisonServices {
  /** Writes a comparison clip, see {@link writeComparison}. */
  exportComparison(request: ComparisonRequest, signal: AbortSignal, report: ReportProgress): Promise<void>;
}

/** The engine of this process: ffmpeg, ONNX Runtime, files. Nothing is started before it is needed; close it in the end. */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const paths = appPaths();
  const home = homeFolder();
  const cacheFolder = options.cacheFolder ?? paths.cache;
  const frames = turningFrames(new FfmpegFrameSource({ cacheFolder }));
  const packs = new FolderPackStore({
    folders: options.packFolders ?? [path.join(home, 'models'), path.join(paths.data, 'models')],
    cacheFolder,
  });
  const backend = new OnnxBackend({
    cacheFolder,
    probeModelPath: async () => {
      const pose = await packs.forTask('pose-2d-single');
      return packs.pathOf(pose, pose.pack.model.file);
    },
    onFallback: (device, reason) => options.onNotice?.(`${device} failed (${reason}); the CPU has taken over.`),
    ...(options.probeScript === undefined ? {} : { probeScript: options.probeScript }),
  });
  const analyser = new ClipAnalyser({
    source: frames,
    backend,
    packs,
    cache: new FeatureCache({ blobs: new DiskBlobStore({ folder: path.join(cacheFolder, 'features') }) }),
  });
  const align: AlignServices = {
    analyser,
    matcher: new PairMatcher({ backend, packs }),
    backend,
    packs,
    clock: { now: () => Date.now() },
  };
  const comparison: ComparisonServices = {
    frames,
    canvases: createCanvasFactory(),
    writer: createVideoWriter(sharedFfmpeg),
  };
  const folders = createExportFolders(exportsFolder(paths.data));
  return {
    ...align,
    ...comparison,
    exportComparison: (request, signal, report) => writeComparison(comparison, request, signal, report),
    pictures: { jpeg: (frame, quality) => encodePicture(frame, 'jpeg', quality) },
    export: (subject, request, signal, report) =>
      runExport({ ...align, ...comparison, folders, bundles: createBundleWriter() }, subject, request, signal, report),
    align: (task, signal, report, show) => alignClips(align, task, signal, report, show),
    suggest: async (video, frame, person, signal) =>
      analyser.suggestJoints(video, frame, { person }, await backend.resolve('auto'), signal),
    projectMedia: { relativePath: relativeMediaPath, locate: locateMedia, relocation },
    demo: async () => {
      const folder = path.join(home, 'resources/demo');
      const { moments } = await readDocument(pointsFileSchema, path.join(folder, 'demo-points.json'));
      return {
        sourcePath: path.join(folder, 'golfer-a.mp4'),
        targetPath: path.join(folder, 'golfer-b.mp4'),
        moments,
      };
    },
    openProject: (file) => openOrCreateProject(file, { untitledFolder: paths.data }),
    close: () => backend.close(),
  };
}
