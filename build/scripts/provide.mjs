// provide.mjs ffmpeg [chromium]: sees to it that these programs are there. On Debian as root it installs what is missing with apt-get;
// elsewhere it says in one line what to install. Exit code 1 when something is missing in the end.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const works = (command, args = ['--version']) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

const PROGRAMS = {
  ffmpeg: {
    isThere: () =>
      [process.env.TANDEM_FFMPEG, bundledFfmpeg(), 'ffmpeg'].some((path) => path && works(path, ['-version'])),
    hint: 'Install ffmpeg (https://ffmpeg.org, or your package manager) and see to it that it is on PATH, or set TANDEM_FFMPEG.',
  },
  chromium: {
    isThere: () => [process.env.TANDEM_CHROMIUM, '/usr/bin/chromium'].some((path) => path && existsSync(path)),
    hint: 'Install Chromium and set TANDEM_CHROMIUM to its path; the end-to-end tests drive it.',
  },
};

/** The binary of the optional package ffmpeg-static, when its download worked. */
function bundledFfmpeg() {
  try {
    const path = createRequire(import.meta.url)('ffmpeg-static');
    return typeof path === 'string' && existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

const wanted = process.argv.slice(2);
const missing = () => wanted.filter((name) => !PROGRAMS[name].isThere());
if (missing().length > 0 && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
  console.error(`Installing ${missing().join(' and ')} with apt-get (Debian, as root) ...`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const aptGet = (...args) =>
    spawnSync('apt-get', ['-qq', ...args], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  aptGet('update');
  aptGet('install', '-y', '--no-install-recommends', ...missing());
}
for (const name of missing()) console.error(`${name} is missing. ${PROGRAMS[name].hint}`);
process.exitCode = missing().length > 0 ? 1 : 0;
