import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const text = (file: string): Promise<string> =>
  readFile(file, 'utf8').then(
    (found) => found.trim(),
    () => '',
  );

/** Graphics cards that the Linux kernel knows: vendor, device and driver. */
async function cards(): Promise<string[]> {
  const folder = '/sys/class/drm';
  const names = await readdir(folder).catch(() => []);
  const found = names
    .filter((name) => /^card\d+$/.test(name))
    .map(async (name) => {
      const device = path.join(folder, name, 'device');
      const driver = await readlink(path.join(device, 'driver')).then(path.basename, () => '');
      return `${await text(path.join(device, 'vendor'))}:${await text(path.join(device, 'device'))}:${driver}`;
    });
  return Promise.all(found);
}

/** Vulkan drivers that are installed, with the time of installation. */
async function vulkanDrivers(): Promise<string[]> {
  const found: string[] = [];
  for (const folder of ['/usr/share/vulkan/icd.d', '/etc/vulkan/icd.d']) {
    for (const name of await readdir(folder).catch(() => [])) {
      const facts = await stat(path.join(folder, name)).catch(() => null);
      found.push(`${name}@${facts?.mtimeMs ?? 0}`);
    }
  }
  return found;
}

/**
 * What is known, without asking a driver, of the machine's graphics: when it changes, an earlier answer of the device probe no longer
 * counts. On Windows and macOS drivers come with the system, so its release stands for them.
 */
export async function graphicsFacts(): Promise<string> {
  const facts = [process.platform, process.arch, os.release()];
  if (process.platform === 'linux') {
    facts.push(...(await cards()), await text('/proc/driver/nvidia/version'), ...(await vulkanDrivers()));
  }
  return facts.join('|');
}

/** Device files of graphics cards on Linux: of the kernel's own drivers, NVIDIA's, of boards, and of Windows' subsystem. */
const CARD_FILES = /^(renderD\d+|nvidia\d+|nvhost-.*|kgsl-3d\d+|mali\d+|dxg)$/;

/**
 * Whether this machine may have a graphics card that can compute. Where there is none, only software renderers would answer a probe,
 * after a long while, and all of them are slower than the CPU itself.
 *
 * @returns true also where it cannot be known
 */
export async function mayHaveGraphicsCard(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const folders = await Promise.all(['/dev', '/dev/dri'].map((folder) => readdir(folder).catch(() => [])));
  return folders.flat().some((name) => CARD_FILES.test(name));
}
