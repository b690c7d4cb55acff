// npm start [-- FILE...]: builds the studio when its sources are newer than the build, then opens it in Electron, or, where Electron's binary
// is not there and cannot be fetched, through the web host in the default browser.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ELECTRON = path.join(ROOT, 'node_modules/electron');
const bin = (name) => path.join(ROOT, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);

const newest = (folder) =>
  Math.max(
    0,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(path.join(entry.parentPath, entry.name)).mtimeMs),
  );

function buildIfNeeded() {
  const built = path.join(ROOT, 'out/renderer/index.html');
  if (existsSync(built) && statSync(built).mtimeMs >= newest(path.join(ROOT, 'src'))) return;
  console.log('Building the studio ...');
  const result = spawnSync(bin('electron-vite'), ['build', '--logLevel', 'warn'], { cwd: ROOT, stdio: 'inherit' });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** Electron's binary, fetched when it is missing and the network allows it; null otherwise. */
function electronBinary() {
  const pathFile = path.join(ELECTRON, 'path.txt');
  if (!existsSync(pathFile) && process.env.TANDEM_NO_ELECTRON !== '1') {
    spawnSync(process.execPath, [path.join(ELECTRON, 'install.js')], { stdio: 'ignore', timeout: 120_000 });
  }
  if (!existsSync(pathFile)) return null;
  const binary = path.join(ELECTRON, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

process.chdir(ROOT);
const provided = spawnSync(process.execPath, [path.join(import.meta.dirname, 'provide.mjs'), 'ffmpeg'], {
  stdio: 'inherit',
});
if (provided.status !== 0) process.exit(1);
buildIfNeeded();
const files = process.argv.slice(2);
const electron = electronBinary();
if (electron === null)
  console.log(
    "Electron's binary is not installed and could not be fetched: opening the studio in the browser instead.",
  );
const [command, args] =
  electron === null
    ? [process.execPath, [path.join(ROOT, 'src/web-host/main.ts'), ...files]]
    : [electron, [ROOT, ...files]];
const child = spawn(command, args, { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
