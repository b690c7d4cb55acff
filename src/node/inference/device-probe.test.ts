import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainReason, probeDevice } from './device-probe.ts';
import { temporaryFolder } from './testing/real-models.ts';
import { tinyModel } from './testing/tiny-model.ts';

const probe = (modelPath: string, timeoutMilliseconds = 20_000) =>
  probeDevice(
    { device: 'webgpu', modelPath, threads: 1 },
    { script: new URL('./testing/odd-probe-child.ts', import.meta.url), timeoutMilliseconds },
  );

describe('probeDevice', () => {
  it('gives the answer and ends the child', { timeout: 20_000 }, async () => {
    expect(await probe('works')).toEqual({ works: true, milliseconds: 1, cpuMilliseconds: 2 });
    const answer = await probe('pid');
    const pid = Number(answer.works ? 0 : answer.reason);
    await expect.poll(() => isRunning(pid), { timeout: 5000 }).toBe(false);
  });

  it.each([
    ['crash', /SIGSEGV/],
    ['exit', /exit code 3/],
    ['nonsense', /unreadable answer/],
  ])('takes it for a refusal: %s', { timeout: 20_000 }, async (way, reason) => {
    expect(await probe(way)).toEqual({ works: false, reason: expect.stringMatching(reason) });
  });

  it('does not wait for a child that hangs', async () => {
    const start = performance.now();
    expect(await probe('hang', 700)).toEqual({
      works: false,
      reason: expect.stringMatching(/no answer within 0\.7 s/),
    });
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

describe("the probe's own child", () => {
  it('runs the model on the asked device and compares it with the CPU', { timeout: 20_000 }, async () => {
    const script = new URL('./device-probe-child.ts', import.meta.url);
    const ask = (device: 'cpu' | 'dml' | 'coreml', modelPath: string) =>
      probeDevice({ device, modelPath, threads: 1 }, { script, timeoutMilliseconds: 20_000 });
    const folder = temporaryFolder();
    const file = (operator: Parameters<typeof tinyModel>[0]): string => {
      const name = path.join(folder, `${operator}.onnx`);
      writeFileSync(name, tinyModel(operator));
      return name;
    };
    // The CPU against itself: the same numbers, and about the same time.
    const itself = await ask('cpu', file('Relu'));
    if (itself.works) expect(itself.milliseconds).toBeGreaterThan(0);
    else expect(itself.reason).toMatch(/^slower than the CPU/);
    // No platform has both.
    const absent = await ask(process.platform === 'win32' ? 'coreml' : 'dml', file('Relu'));
    expect(absent).toEqual({ works: false, reason: 'not part of this build of ONNX Runtime' });
    const unknown = await ask('cpu', file('NoSuchOperator'));
    expect(unknown).toEqual({ works: false, reason: expect.stringMatching(/NoSuchOperator/) });
  });
});

describe('plainReason', () => {
  it('says in plain words what ONNX Runtime says in its own', () => {
    expect(
      plainReason('webgpu_context.cc:136 … was false. Failed to get a WebGPU adapter: No supported adapters'),
    ).toBe('no graphics adapter that WebGPU can use was found');
    expect(plainReason('first line\nsecond line')).toBe('first line');
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
