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
