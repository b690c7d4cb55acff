import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Device } from '../../contract/methods.ts';
import { findDevices } from './device-finder.ts';
import { OnnxBackend, type OnnxBackendOptions } from './onnx-backend.ts';
import { onnxRuntime } from './onnx-runtime.ts';
import { MODELS_FOLDER, temporaryFolder } from './testing/real-models.ts';

const POSE_MODEL = path.join(MODELS_FOLDER, 'movenet-lightning', 'model.onnx');

/** The answer of an earlier probe on this machine, so that tests can say what works. */
async function backendWith(working: Device[], options: Partial<OnnxBackendOptions> = {}) {
  const cacheFolder = temporaryFolder();
  const finder = {
    cacheFolder,
    modelPath: () => Promise.resolve(POSE_MODEL),
    threads: 1,
    script: new URL('./testing/odd-probe-child.ts', import.meta.url),
    timeoutMilliseconds: 300,
  };
  await findDevices(finder);
  const file = path.join(cacheFolder, 'devices.json');
  const remembered = JSON.parse(readFileSync(file, 'utf8'));
  remembered.found = { working, refused: working.includes('webgpu') ? {} : { webgpu: 'no adapter' } };
  writeFileSync(file, JSON.stringify(remembered));
  return new OnnxBackend({ cacheFolder, probeModelPath: finder.modelPath, threads: 2, ...options });
}

/** A stand-in for ONNX Runtime whose graphics device fails at the given run. */
function failingAt(run: number) {
  const opened: string[] = [];
  const released: string[] = [];
  let running = 0;
  let most = 0;
  let runs = 0;
  const open: OnnxBackendOptions['open'] = async (modelPath, device) => {
    opened.push(`${modelPath} on ${device}`);
    return {
      run: async ({ feeds }) => {
        running++;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 2));
        running--;
        if (feeds.x!.data[0] === -1) throw new Error('bad input');
        if (device !== 'cpu' && ++runs === run) throw new Error('device lost');
        return { y: { data: Float32Array.of(device === 'cpu' ? 1 : 2), shape: [1] } };
      },
      release: async () => {
        released.push(`${modelPath} on ${device}`);
      },
    };
  };
  return { open, opened, released, most: () => most };
}
const feeds = (value = 0) => ({ x: { data: Float32Array.of(value), shape: [1] } });

describe('OnnxBackend', () => {
  it('chooses the fastest working device, and the CPU when nothing else works', { timeout: 20_000 }, async () => {
    const both = await backendWith(['cuda', 'webgpu']);
    expect(await both.devices()).toMatchObject({ chosen: 'cuda', working: ['cuda', 'webgpu', 'cpu'], threads: 2 });
    expect(await both.resolve('auto')).toBe('cuda');
    expect(await both.resolve('webgpu')).toBe('webgpu');
    const none = await backendWith([]);
    expect(await none.resolve('auto')).toBe('cpu');
    const refused = none.resolve('webgpu');
    await expect(refused).rejects.toMatchObject({ code: 'device-unavailable' });
    await expect(refused).rejects.toThrow('webgpu cannot run models here: no adapter.');
  });

  it('falls back to the CPU once, says so, and stays there', { timeout: 20_000 }, async () => {
    const said: string[] = [];
    const fake = failingAt(2);
    const backend = await backendWith(['webgpu'], {
      open: fake.open,
      onFallback: (device, reason) => said.push(`${device}: ${reason}`),
    });
    const session = await backend.load('a', 'webgpu');
    const values: number[] = [];
    for (let i = 0; i < 4; i++) values.push((await session.run(feeds(), ['y'])).y!.data[0]!);
    expect(values).toEqual([2, 1, 1, 1]);
    expect(said).toEqual(['webgpu: device lost']);
    expect(await backend.devices()).toMatchObject({ chosen: 'cpu', working: ['cpu'], fellBackFrom: 'webgpu' });
    await expect(backend.resolve('webgpu')).rejects.toThrow(/device lost/);
    await backend.load('b', 'webgpu');
    expect(fake.opened).toEqual(['a on webgpu', 'a on cpu', 'b on cpu']);
  });

  it('does not blame the device for what the CPU cannot do either', { timeout: 20_000 }, async () => {
    const backend = await backendWith(['webgpu'], { open: failingAt(99).open });
    const session = await backend.load('a', 'webgpu');
    await expect(session.run(feeds(-1), ['y'])).rejects.toThrow('bad input');
    expect((await backend.devices()).fellBackFrom).toBeNull();
    expect((await session.run(feeds(), ['y'])).y!.data[0]).toBe(2);
  });

  it('runs one at a time, keeps sessions, and releases them', async () => {
    const fake = failingAt(99);
    const backend = new OnnxBackend({
      cacheFolder: temporaryFolder(),
      probeModelPath: async () => '',
      open: fake.open,
    });
    const sessions = await Promise.all(['a', 'b', 'a'].map((model) => backend.load(model, 'cpu')));
    expect(sessions[2]).toBe(sessions[0]);
    await Promise.all(sessions.map((session) => session.run(feeds(), ['y'])));
    expect(fake.most()).toBe(1);
    expect(fake.opened).toEqual(['a on cpu', 'b on cpu']);
    await backend.close();
    expect(fake.released).toEqual(['a on cpu', 'b on cpu']);
    await expect(sessions[0]!.run(feeds(), ['y'])).rejects.toMatchObject({ code: 'inference-failed' });
    await expect(backend.load('a', 'cpu')).rejects.toMatchObject({ code: 'inference-failed' });
  });

  it('gives an error that names the model when ONNX Runtime cannot open or run it', async () => {
    const backend = new OnnxBackend({ cacheFolder: temporaryFolder(), probeModelPath: async () => '', threads: 1 });
    const broken = path.join(temporaryFolder(), 'broken.onnx');
    writeFileSync(broken, 'no model');
    await expect(backend.load(broken, 'cpu')).rejects.toMatchObject({ code: 'inference-failed' });
    await expect(backend.load(broken, 'cpu')).rejects.toThrow(/^broken\.onnx could not be opened on cpu/);
    const session = await backend.load(POSE_MODEL, 'cpu');
    await expect(session.run(feeds(), ['keypoints'])).rejects.toThrow(/^model\.onnx could not be run on cpu/);
    await backend.close();
  });

  it('probes the real devices once and remembers', { timeout: 60_000 }, async () => {
    const cacheFolder = temporaryFolder();
    const options = {
      cacheFolder,
      probeModelPath: () => Promise.resolve(POSE_MODEL),
    };
    const report = await new OnnxBackend(options).devices();
    expect(report.working).toContain('cpu');
    const built = onnxRuntime().listSupportedBackends();
    for (const device of ['webgpu', 'dml', 'coreml', 'cuda'] as const) {
      const answered = report.working.includes(device) !== (report.refused[device] !== undefined);
      expect(answered, `${device} either works or is refused with a reason`).toBe(true);
      if (!built.some(({ name }) => name === device)) expect(report.refused[device]).toMatch(/not part of this build/);
    }
    const unasked = () => Promise.reject(new Error('The answer was not remembered.'));
    expect(await new OnnxBackend({ ...options, probeModelPath: unasked }).devices()).toEqual(report);
    const { at } = JSON.parse(readFileSync(path.join(cacheFolder, 'devices.json'), 'utf8'));
    expect(Date.now() - at).toBeLessThan(60_000);
  });
});
