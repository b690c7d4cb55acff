import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { decodeMessage, encodeMessage, type WireReply } from '../contract/wire.ts';
import { fakeServices } from '../engine/server/testing/fake-services.ts';
import { inProcessEngine } from '../node/supervisor/testing/in-process-engine.ts';
import { startWebHost, type WebHost } from './web-host.ts';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** A request with every header in the test's hand; `fetch` would not let us forge Host and Origin. */
function ask(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const path = url.replace(/^http:\/\/[^/]+/, '');
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { hostname, port, path, method: options.method ?? 'GET', headers: options.headers ?? {} },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text) => (body += text));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      },
    );
    request.on('error', reject);
    request.end(options.body);
  });
}

describe('web host', () => {
  let folder: string;
  let host: WebHost;
  let origin: string;
  let cookie: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tandem-web-'));
    const pageFolder = join(folder, 'page');
    mkdirSync(join(pageFolder, 'assets'), { recursive: true });
    writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>page</title>');
    writeFileSync(join(pageFolder, 'assets', 'app.js'), 'export {};');
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    host = await startWebHost({
      launchEngine: () => inProcessEngine(fakeServices()),
      pageFolder,
      dataFolder: join(folder, 'data'),
      port: 0,
      uploadLimitBytes: 1000,
      openPaths: ['/clips/one.mp4', '/clips/bad.txt', '/clips/two.mp4'],
    });
    const link = host.link();
    origin = new URL(link).origin;
    const welcome = await ask(link);
    cookie = String(welcome.headers['set-cookie']).split(';')[0] ?? '';
  });
  afterEach(async () => {
    await host.close();
    rmSync(folder, { recursive: true });
  });

  const page = (path: string, headers: Record<string, string> = {}) =>
    ask(`${origin}${path}`, { headers: { cookie, ...headers } });

  /** Opens the engine's WebSocket and asks one question; rejects with the status when it is refused. */
  function askEngine(
    headers: Record<string, string>,
    route: string,
    input: unknown,
    path = '/engine',
  ): Promise<WireReply> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`${origin.replace('http', 'ws')}${path}`, { headers });
      socket.on('unexpected-response', (_request, response) => reject(new Error(`refused ${response.statusCode}`)));
      socket.on('error', reject);
      socket.on('open', () => socket.send(encodeMessage({ kind: 'request', id: 1, route, input })));
      socket.on('message', (data: Buffer) => {
        const reply = decodeMessage(data) as WireReply;
        if (reply.kind !== 'response') return;
        resolve(reply);
        socket.close();
      });
    });
  }

  describe('access', () => {
    it('exchanges the token for a cookie once, and sends the browser on without it', async () => {
      const link = host.link();
      const first = await ask(link);
      expect(first.status).toBe(200);
      expect(first.headers['set-cookie']?.[0]).toMatch(/^tandem-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
      expect(first.body).toContain('content="0;url=/"');
      expect((await ask(link)).status).toBe(401);
      expect((await ask(`${host.link({ demo: true })}`)).body).toContain('url=/#demo');
    });

    it('ends an unused token when a new one is issued', async () => {
      const old = host.link();
      host.link();
      expect((await ask(old)).status).toBe(401);
    });

    it('serves nothing without the cookie', async () => {
      for (const path of ['/', '/assets/app.js', '/?token=wrong']) {
        const answer = await ask(`${origin}${path}`);
        expect(answer.status).toBe(401);
        expect(answer.body).toContain('with the link that it printed');
      }
      expect((await page('/', { cookie: 'tandem-1=wrong' })).status).toBe(401);
      expect((await page('/')).body).toContain('<title>page</title>');
    });

    it('refuses a foreign Host, even with token and cookie (DNS rebinding)', async () => {
      const { port } = new URL(origin);
      for (const name of [`evil.example:${port}`, 'evil.example', `127.0.0.1.evil.example:${port}`]) {
        expect((await page('/', { host: name })).status).toBe(403);
      }
      expect((await ask(host.link(), { headers: { host: 'evil.example' } })).headers).not.toHaveProperty('set-cookie');
      expect((await page('/', { host: `localhost:${port}` })).status).toBe(200);
      await expect(
        askEngine({ cookie, origin: 'http://evil.example', host: 'evil.example' }, 'media.list', {}),
      ).rejects.toThrow('refused 403');
    });

    it('refuses pages of other origins, also those of another port of this machine', async () => {
      for (const foreign of ['http://evil.example', 'http://127.0.0.1:1', 'null']) {
        await expect(askEngine({ cookie, origin: foreign }, 'media.list', {})).rejects.toThrow('refused 403');
        const upload = await ask(`${origin}/media?name=a.mp4`, {
          method: 'POST',
          headers: { cookie, origin: foreign },
          body: 'x',
        });
        expect(upload.status).toBe(403);
      }
      await expect(askEngine({ cookie }, 'media.list', {})).rejects.toThrow('refused 403');
      expect((await page('/', { 'sec-fetch-site': 'same-site' })).status).toBe(403);
      expect((await page('/', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    });

    it('refuses WebSockets without the cookie or at another path', async () => {
      await expect(askEngine({ origin }, 'media.list', {})).rejects.toThrow('refused 401');
      await expect(askEngine({ origin, cookie }, 'media.list', {}, '/other')).rejects.toThrow('refused 404');
    });

    it('sends a strict policy with every answer', async () => {
      const { headers } = await page('/');
      expect(headers['content-security-policy']).toContain(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'",
      );
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    });
  });

  it('listens on the loopback interface only', async () => {
    expect(new URL(origin).hostname).toBe('127.0.0.1');
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((each) => each && !each.internal && each.family === 'IPv4');
    if (!outside) return;
    const reached = await new Promise((resolve) => {
      const socket = connect(Number(new URL(origin).port), outside.address);
      socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    });
    expect(reached).toBe(false);
  });

  describe('files', () => {
    it('serves the built page with its types', async () => {
      expect((await page('/assets/app.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
      expect((await ask(`${origin}/`, { method: 'DELETE', headers: { cookie, origin } })).status).toBe(405);
    });

    it('finds nothing outside of it', async () => {
      const paths = [
        '/../secret.txt',
        '/%2e%2e/secret.txt',
        '/..%2fsecret.txt',
        '/assets/..%5c..%5csecret.txt',
        '//etc/passwd',
        '/media/x',
      ];
      for (const path of paths) {
        const answer = await page(path);
        expect([path, answer.status]).toEqual([path, 404]);
        expect(answer.body).not.toContain('secret');
      }
    });
  });

  describe('media', () => {
    it('opens the clips of the command line in order, and says which could not be opened', async () => {
      expect(await host.opened).toMatchObject([
        { code: 'not-a-video', message: 'bad.txt: no video can be read from it.' },
      ]);
      expect(await askEngine({ cookie, origin }, 'media.list', {})).toMatchObject({
        ok: true,
        data: [{ info: { file: 'one.mp4' } }, { info: { file: 'two.mp4' } }],
      });
    });

    it('answers pictures as bytes, and only of ids that were handed out', async () => {
      await host.opened;
      const list = await askEngine({ cookie, origin }, 'media.list', {});
      const [{ id }] = (list as { data: [{ id: string }] }).data;
      const input = { index: 3, maxSide: 64 };
      const picture = await askEngine({ cookie, origin }, 'media.frame', { mediaId: id, ...input });
      expect(picture).toMatchObject({ ok: true, data: { width: 64, height: 36 } });
      expect([...(picture as { bytes: Uint8Array }).bytes]).toEqual([0xff, 0xd8, 3]);
      for (const mediaId of ['/etc/passwd', '../secret.txt', 'unknown']) {
        expect(await askEngine({ cookie, origin }, 'media.frame', { mediaId, ...input })).toMatchObject({
          ok: false,
          error: { code: 'media-unknown' },
        });
      }
    });

    it('sends the bytes of opened clips in parts, with the cookie only', async () => {
      const opened = JSON.parse((await send('swing.mp4', '0123456789')).body);
      const path = `/media/${opened.data.id}`;
      const part = await page(path, { range: 'bytes=4-6' });
      expect(part).toMatchObject({ status: 206, body: '456' });
      expect(part.headers).toMatchObject({ 'content-range': 'bytes 4-6/10', 'x-content-type-options': 'nosniff' });
      expect((await page(path)).body).toBe('0123456789');
      expect((await page(path, { range: 'bytes=10-' })).status).toBe(416);
      expect((await ask(`${origin}${path}`)).status).toBe(401);
      for (const other of ['/media/unknown', '/media/..%2f..%2fsecret.txt', `/media/${encodeURIComponent(folder)}`]) {
        expect((await page(other)).status).toBe(404);
      }
    });

    const send = (name: string, body: string | Buffer, headers: Record<string, string> = {}) =>
      ask(`${origin}/media?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { cookie, origin, ...headers },
        body,
      });
    const uploads = () => readdirSync(join(folder, 'data', 'uploads'), { recursive: true });

    it('takes a clip that was chosen in the page, once however often it comes', async () => {
      const first = JSON.parse((await send('my swing.mp4', 'bytes')).body);
      expect(first).toMatchObject({ ok: true, data: { info: { file: 'my swing.mp4' } } });
      expect(JSON.parse((await send('my swing.mp4', 'bytes')).body)).toEqual(first);
      expect(uploads()).toHaveLength(2);
    });

    it('keeps a name from leaving the folder', async () => {
      const answer = JSON.parse((await send('../../../../tmp/.evil\u0000.mp4', 'bytes')).body);
      expect(answer.data.info.file).toBe('evil_.mp4');
      expect(uploads()).toEqual(expect.arrayContaining([expect.stringMatching(/^[0-9a-f]{32}[/\\]evil_\.mp4$/)]));
    });

    it('refuses what is too large, said or found on the way, and keeps no part of it', async () => {
      const said = await send('large.mp4', Buffer.alloc(1001));
      expect(said.status).toBe(413);
      expect(JSON.parse(said.body)).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
      const found = await send('large.mp4', Buffer.alloc(5000), { 'transfer-encoding': 'chunked' });
      expect(found.status).toBe(413);
      expect(uploads()).toEqual([]);
    });

    it('says why a file is no clip, and does not keep it', async () => {
      const answer = await send('bad.txt', 'text');
      expect(answer.status).toBe(422);
      expect(JSON.parse(answer.body)).toMatchObject({
        ok: false,
        error: { code: 'not-a-video', message: 'bad.txt: no video can be read from it.', hint: expect.any(String) },
      });
      expect(uploads()).toEqual([]);
    });

    it('refuses uploads without the cookie', async () => {
      for (const door of ['media', 'media-folder']) {
        const answer = await ask(`${origin}/${door}?name=a.mp4`, { method: 'POST', headers: { origin }, body: 'x' });
        expect(answer.status).toBe(401);
      }
      expect(uploads()).toEqual([]);
    });

    describe('folders of pictures', () => {
      /** A folder as the page sends it. */
      const packed = (pictures: readonly (readonly [name: string, content: string, says?: number])[]) => {
        const list = pictures.map(([name, content, says]) => ({ name, bytes: says ?? content.length }));
        const json = Buffer.from(JSON.stringify(list));
        const length = Buffer.alloc(4);
        length.writeUInt32LE(json.length);
        return Buffer.concat([length, json, ...pictures.map(([, content]) => Buffer.from(content))]);
      };
      const sendFolder = (name: string, body: Buffer, headers: Record<string, string> = {}) =>
        ask(`${origin}/media-folder?name=${encodeURIComponent(name)}`, {
          method: 'POST',
          headers: { cookie, origin, ...headers },
          body,
        });
      const SWING = [
        ['00000.jpg', 'first'],
        ['00001.jpg', ''],
        ['00002.jpg', 'third one'],
      ] as const;

      it('are taken as one clip, once however often they come', async () => {
        const first = JSON.parse((await sendFolder('my swing', packed(SWING))).body);
        expect(first).toMatchObject({ ok: true, data: { info: { file: 'my swing' } } });
        const found = uploads().find((name) => String(name).endsWith('my swing'));
        const path = join(folder, 'data', 'uploads', String(found));
        expect(readdirSync(path).sort()).toEqual(['00000.jpg', '00001.jpg', '00002.jpg']);
        expect(SWING.map(([name]) => readFileSync(join(path, name), 'utf8'))).toEqual(['first', '', 'third one']);
        expect(JSON.parse((await sendFolder('my swing', packed(SWING))).body)).toEqual(first);
        expect(uploads()).toHaveLength(5);
      });
      it('keep every name inside the folder', async () => {
        const answer = await sendFolder('../../evil', packed([['../../../tmp/frame_0.png', 'x']]));
        expect(JSON.parse(answer.body)).toMatchObject({ ok: true, data: { info: { file: 'evil' } } });
        expect(uploads()).toEqual(
          expect.arrayContaining([expect.stringMatching(/^[0-9a-f]{32}[/\\]evil[/\\]frame_0\.png$/)]),
        );
      });

      it('are refused when they are too large, said or found on the way, and no part is kept', async () => {
        const large = packed([['0.jpg', 'x'.repeat(990)]]);
        for (const headers of [{}, { 'transfer-encoding': 'chunked' }] as Record<string, string>[]) {
          const answer = await sendFolder('large', large, headers);
          expect(answer.status).toBe(413);
          expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
        }
        expect(uploads()).toEqual([]);
      });

      it.each([
        ['no pictures', packed([['notes.txt', 'x']]), 'not-a-video'],
        ['two sequences', packed([...SWING, ['a0.jpg', 'x']]), 'not-a-video'],
        ['something that is no picture', packed([...SWING, ['notes.txt', 'x']]), 'request-invalid'],
        ['the same name twice', packed([...SWING, ['x/00002.jpg', 'x']]), 'request-invalid'],
        ['names that differ in case only', packed([...SWING, ['00002.JPG', 'x']]), 'request-invalid'],
        ['too few bytes', packed([...SWING, ['00003.jpg', 'x', 2]]), 'request-invalid'],
        ['too many bytes', packed([...SWING, ['00003.jpg', 'xx', 1]]), 'request-invalid'],
        ['no list', Buffer.from('\u0003\0\0\0{}}'), 'request-invalid'],
        ['an empty list', packed([]), 'request-invalid'],
        ['nothing', Buffer.alloc(0), 'request-invalid'],
      ])('are refused with %s, and no part is kept', async (_what, body, code) => {
        const answer = await sendFolder('swing', body);
        expect(answer.status).toBe(422);
        expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code } });
        expect(uploads()).toEqual([]);
      });

      it('leave nothing behind when the page goes away in the middle', async () => {
        const { hostname, port } = new URL(origin);
        const request = httpRequest({
          ...{ hostname, port, path: '/media-folder?name=swing', method: 'POST' },
          headers: { cookie, origin, 'content-length': 400 },
        });
        request.on('error', () => {});
        request.write(
          packed([
            ['0.jpg', 'x'.repeat(50)],
            ['1.jpg', '', 300],
          ]),
        );
        await expect.poll(uploads).not.toEqual([]);
        request.destroy();
        await expect.poll(uploads).toEqual([]);
      });
    });
  });

  it('survives requests that no browser makes', async () => {
    const raw = (text: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(text));
        socket.on('data', (data) => resolve(String(data).split('\r\n')[0] ?? ''));
        socket.on('close', () => resolve('closed'));
        socket.on('error', reject);
      });
    const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\n';
    expect(await raw('GET //[ HTTP/1.1\r\nHost: localhost\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request');
    expect(await raw(`GET //[ HTTP/1.1\r\nHost: localhost\r\n${upgrade}\r\n`)).toMatch(/^HTTP\/1\.1 40[0-9]/);
    expect(await raw(`GET /engine HTTP/1.0\r\n${upgrade}\r\n`)).toMatch(/^HTTP\/1\.1 403/);
    expect((await page('/')).status).toBe(200);
  });

  it('ends a connection that does not speak the contract', async () => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/engine`, { headers: { cookie, origin } });
    const code = await new Promise((resolve) => {
      socket.on('open', () => socket.send('hello'));
      socket.on('close', resolve);
    });
    expect(code).toBe(1002);
  });

  it('says so when the page was not built', async () => {
    const options = {
      launchEngine: () => inProcessEngine(fakeServices()),
      pageFolder: join(folder, 'nothing'),
      dataFolder: join(folder, 'data'),
      port: 0,
      uploadLimitBytes: 1,
      openPaths: [],
    };
    await expect(startWebHost(options)).rejects.toMatchObject({ hint: 'Run `npm run build` once.' });
  });
});
