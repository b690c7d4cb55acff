import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { PageFiles } from '../node/page-files.ts';
import { setUpNavigationRules } from './navigation-rules.ts';
import { isPageAddress } from './page-address.ts';
import { registerPageScheme, setUpPageProtocol } from './page-protocol.ts';
import { setUpSessionRules } from './session-rules.ts';
import * as electron from './testing/electron-double.ts';

vi.mock('electron', () => import('./testing/electron-double.ts'));

/** Calls what was set up under a name, as Electron would. */
const play = (name: string, ...args: unknown[]) => electron.setUp[name]?.(...(args as never[]));
const page = () => new electron.WebContentsDouble();

describe('the page', () => {
  it('has a scheme of its own that is standard and secure', () => {
    registerPageScheme();
    expect(electron.protocol.schemes).toMatchObject([
      { scheme: 'tandem', privileges: { standard: true, secure: true } },
    ]);
  });

  it('is served with a strict policy, and nothing else is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tandem-main-'));
    mkdirSync(join(folder, 'page'));
    writeFileSync(join(folder, 'page', 'index.html'), '<title>page</title>');
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    setUpPageProtocol(await PageFiles.of(join(folder, 'page')), () => null);
    const get = (url: string, method = 'GET') => play('protocol tandem', { url, method }) as Response;
    const answer = get('tandem://app/#demo');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/,
    );
    expect(answer.headers.get('content-security-policy')).not.toContain('ws:');
    expect(await answer.text()).toBe('<title>page</title>');
    const refused = [
      'tandem://app/../secret.txt',
      'tandem://app/%2e%2e%2fsecret.txt',
      'tandem://other/',
      'tandem://app/none',
    ];
    expect(refused.map((url) => get(url).status)).toEqual([404, 404, 404, 404]);
    expect(get('tandem://app/', 'POST').status).toBe(404);
    rmSync(folder, { recursive: true });
  });

  it('reads the bytes of opened clips in parts, and of nothing else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tandem-main-'));
    mkdirSync(join(folder, 'page'));
    writeFileSync(join(folder, 'page', 'index.html'), '<title>page</title>');
    writeFileSync(join(folder, 'clip.mp4'), '0123456789');
    const clips = new Map([['one', join(folder, 'clip.mp4')]]);
    setUpPageProtocol(await PageFiles.of(join(folder, 'page')), (mediaId) => clips.get(mediaId) ?? null);
    const get = (url: string, range: string) =>
      play('protocol tandem', new Request(url, { headers: { range } })) as Promise<Response>;
    const part = await get('tandem://app/media/one', 'bytes=3-5');
    expect([part.status, await part.text()]).toEqual([206, '345']);
    expect(part.headers.get('content-range')).toBe('bytes 3-5/10');
    expect(part.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    const others = ['tandem://app/media/two', 'tandem://app/media/..%2Fclip.mp4', 'tandem://other/media/one'];
    expect(await Promise.all(others.map(async (url) => (await get(url, 'bytes=0-')).status))).toEqual([404, 404, 404]);
    rmSync(folder, { recursive: true });
  });

  it('is known by its address, not by something that looks like it', () => {
    expect(['tandem://app/', 'tandem://app', 'tandem://app/#demo'].every(isPageAddress)).toBe(true);
    expect(['tandem://app.evil/', 'tandem://apple/', 'https://app/', 'file:///tandem://app/'].some(isPageAddress)).toBe(
      false,
    );
  });

  it('gets no permission but the clipboard for reports and notifications, no device and no network', () => {
    setUpSessionRules();
    const asked = (permission: string) => {
      const decide = vi.fn();
      play('permission request', null, permission, decide);
      return [decide.mock.calls[0]?.[0], play('permission check', null, permission)];
    };
    expect(asked('clipboard-sanitized-write')).toEqual([true, true]);
    expect(asked('notifications')).toEqual([true, true]);
    for (const permission of ['media', 'geolocation', 'clipboard-read', 'openExternal', 'fileSystem']) {
      expect(asked(permission)).toEqual([false, false]);
    }
    expect(play('device permission')).toBe(false);
    const cancelled = (url: string) => {
      const decide = vi.fn();
      play('before request', { url }, decide);
      return decide.mock.calls[0]?.[0].cancel;
    };
    expect(['tandem://app/', 'blob:tandem://app/1', 'data:,'].map(cancelled)).toEqual([false, false, false]);
    expect(['https://example.com/', 'http://127.0.0.1/', 'file:///etc/passwd', 'ws://x/'].map(cancelled)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('cannot leave, open windows or hold web views', () => {
    setUpNavigationRules();
    const contents = page();
    electron.app.emit('web-contents-created', {}, contents);
    expect(contents.windowOpenHandler?.()).toEqual({ action: 'deny' });
    const prevented = (event: string, url: string) => {
      const preventDefault = vi.fn();
      contents.emit(event, { url, preventDefault });
      return preventDefault.mock.calls.length > 0;
    };
    expect(prevented('will-attach-webview', '')).toBe(true);
    expect(prevented('will-redirect', 'tandem://app/')).toBe(true);
    expect(prevented('will-frame-navigate', 'https://example.com/')).toBe(true);
    expect(prevented('will-frame-navigate', 'tandem://app/#demo')).toBe(false);
  });
});
