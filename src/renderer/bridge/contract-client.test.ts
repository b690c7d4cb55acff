import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import { ENGINE_PORT_MESSAGE } from '../../contract/desktop-channels.ts';
import { decodeMessage, encodeMessage, type WireReply, type WireRequest } from '../../contract/wire.ts';
import { fakeServices } from '../../engine/server/testing/fake-services.ts';
import { EngineServer } from '../../engine/server.ts';
import { ContractClient, type Transport } from './contract-client.ts';
import { type EnginePort, type MessagePage, MessagePortTransport, type PageMessage } from './message-port-transport.ts';
import { WebSocketTransport } from './web-socket-transport.ts';

/** Serves an engine at one end of a channel. @returns the other end, and how the engine goes away */
function engineAt(server: EngineServer) {
  const { port1, port2 } = new MessageChannel();
  port1.start();
  const disconnect = server.connect({
    postMessage: (message) => port1.postMessage(message),
    onMessage: (listener) => port1.addEventListener('message', (event) => listener((event as MessageEvent).data)),
  });
  const end = () => {
    disconnect();
    port1.close();
  };
  return { port: port2 as unknown as EnginePort, end };
}

describe('over a MessagePort, as in the desktop', () => {
  /** The window: the host's message arrives there. */
  let receivers: ((message: PageMessage) => void)[] = [];
  const page: MessagePage = { addEventListener: (_type, receiver) => receivers.push(receiver) };
  const handOver = (port: EnginePort, source: unknown = page) => {
    for (const receive of receivers) receive({ source, data: ENGINE_PORT_MESSAGE, ports: [port] });
  };
  let ends: (() => void)[] = [];
  afterEach(() => {
    for (const end of ends) end();
    ends = [];
    receivers = [];
  });

  it('holds questions until there is a port, fails them when it is lost, and goes on with the next', async () => {
    const server = new EngineServer(fakeServices(), { now: () => 0 });
    await server.registerMedia('m1', '/clips/a.mp4');
    const transport = new MessagePortTransport(page);
    const client = new ContractClient(transport);
    const connections: boolean[] = [];
    client.onConnection((connected) => connections.push(connected));
    const early = client.ask('media.list', {});

    const first = engineAt(server);
    ends.push(first.end);
    handOver(first.port);
    expect((await early).data).toMatchObject([{ id: 'm1' }]);
    const picture = await client.ask('media.frame', { mediaId: 'm1', index: 5, maxSide: 64 });
    expect([...(picture.bytes ?? [])]).toEqual([0xff, 0xd8, 5]);
    await expect(client.ask('media.table', { mediaId: 'x' })).rejects.toMatchObject({ code: 'media-unknown' });

    const underWay = expect(client.ask('media.list', {})).rejects.toMatchObject({ code: 'engine-lost' });
    transport.lost();
    await underWay;
    const second = engineAt(server);
    ends.push(second.end);
    handOver(second.port);
    expect((await client.ask('media.list', {})).data).toHaveLength(1);
    expect(connections).toEqual([true, false, true]);
  });

  it('takes no port from anybody else', async () => {
    const client = new ContractClient(new MessagePortTransport(page));
    const connected = vi.fn();
    client.onConnection(connected);
    const { port1, port2 } = new MessageChannel();
    handOver(port1 as unknown as EnginePort, null);
    handOver(port2 as unknown as EnginePort, {});
    expect(connected).not.toHaveBeenCalled();
    port1.close();
    port2.close();
  });

  it('tells events that keep to the contract, and no others', async () => {
    const server = new EngineServer(fakeServices(), { now: () => 0 });
    const client = new ContractClient(new MessagePortTransport(page));
    const engine = engineAt(server);
    ends.push(engine.end);
    handOver(engine.port);
    const heard = vi.fn();
    const stop = client.on('media.opened', heard);
    await server.registerMedia('m1', '/clips/a.mp4');
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(expect.objectContaining({ id: 'm1' })));
    client.receive({ kind: 'event', name: 'media.opened', data: { id: 7 } });
    client.receive({ kind: 'event', name: 'constructor', data: {} });
    expect(heard).toHaveBeenCalledTimes(1);
    stop();
    await server.registerMedia('m2', '/clips/b.mp4');
    await client.ask('media.list', {});
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

describe('over a WebSocket, as in the browser', () => {
  let server: WebSocketServer;
  let sockets: ServerSocket[];
  const answer = (socket: ServerSocket, request: WireRequest, data: unknown) =>
    socket.send(encodeMessage({ kind: 'response', id: request.id, ok: true, data } satisfies WireReply));

  beforeEach(async () => {
    sockets = [];
    server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    server.on('connection', (socket) => sockets.push(socket));
    await new Promise((resolve) => server.once('listening', resolve));
  });
  afterEach(() => {
    for (const socket of sockets) socket.terminate();
    server.close();
  });

  it('is made again when it breaks; what was under way fails', async () => {
    server.on('connection', (socket) =>
      socket.on('message', (data: Buffer) => {
        const request = decodeMessage(data) as WireRequest;
        if (request.route === 'media.list') answer(socket, request, []);
      }),
    );
    const { port } = server.address() as { port: number };
    const client = new ContractClient(new WebSocketTransport(`ws://127.0.0.1:${port}`));
    const connections: boolean[] = [];
    client.onConnection((connected) => connections.push(connected));
    expect((await client.ask('media.list', {})).data).toEqual([]);
    const underWay = expect(client.ask('jobs.list', {})).rejects.toMatchObject({ code: 'engine-lost' });
    sockets[0]?.terminate();
    await underWay;
    expect((await client.ask('media.list', {})).data).toEqual([]);
    expect(connections).toEqual([true, false, true]);
  });
});

it('says so when an answer breaks the contract', async () => {
  let receive: (message: unknown) => void = () => {};
  const transport: Transport = {
    send: ({ id }) => receive({ kind: 'response', id, ok: true, data: 'nonsense' }),
    onMessage: (listener) => {
      receive = listener;
    },
    onConnection: () => {},
  };
  await expect(new ContractClient(transport).ask('media.list', {})).rejects.toMatchObject({ code: 'internal' });
});
