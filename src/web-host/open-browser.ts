import { spawn } from 'node:child_process';

/**
 * Opens a link in the user's browser.
 *
 * @returns false when this machine has no desktop to open it on
 */
export async function openBrowser(link: string): Promise<boolean> {
  const { platform, env } = process;
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return false;
  const [command, ...args] =
    platform === 'darwin' ? ['open', link] : platform === 'win32' ? ['explorer.exe', link] : ['xdg-open', link];
  return new Promise((resolve) => {
    const child = spawn(command as string, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
