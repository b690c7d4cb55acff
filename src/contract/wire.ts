import { z } from 'zod';
import { errorSchema } from './errors.ts';
import { mediaSchema } from './media.ts';

/** A question on the wire. `id` is the asker's, unique on its connection. */
export const requestSchema = z.object({
  kind: z.literal('request'),
  id: z.int(),
  route: z.string(),
  input: z.unknown(),
});
/** See {@link requestSchema}. */
export type WireRequest = z.infer<typeof requestSchema>;

const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'must be bytes');

/** The answer to a question, as data or as an error. */
export const responseSchema = z.discriminatedUnion('ok', [
  z.object({
    kind: z.literal('response'),
    id: z.int(),
    ok: z.literal(true),
    data: z.unknown(),
    bytes: bytesSchema.optional(),
  }),
  z.object({ kind: z.literal('response'), id: z.int(), ok: z.literal(false), error: errorSchema }),
]);
/** See {@link responseSchema}. */
export type WireResponse = z.infer<typeof responseSchema>;

/** Something that happened. */
export const eventSchema = z.object({ kind: z.literal('event'), name: z.string(), data: z.unknown() });
/** See {@link eventSchema}. */
export type WireEvent = z.infer<typeof eventSchema>;

/** What the engine sends to the window. */
export type WireReply = WireResponse | WireEvent;

/**
 * What a host says to the engine process, over a channel of its own that no window can reach: which files the user opened, and which
 * windows there are. A window's own messages travel over a MessagePort where the platform has one, else inside `deliver`.
 */
export const hostMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('register-media'), mediaId: z.string(), path: z.string() }),
  z.object({ kind: z.literal('open-project'), path: z.string() }),
  /** Goes on with the open project in another file, or writes a copy of it. */
  z.object({ kind: z.literal('save-project'), path: z.string(), copy: z.boolean() }),
  z.object({ kind: z.literal('connect'), connection: z.int() }),
  z.object({ kind: z.literal('disconnect'), connection: z.int() }),
  z.object({ kind: z.literal('deliver'), connection: z.int(), message: z.unknown() }),
  z.object({ kind: z.literal('shut-down') }),
]);
/** See {@link hostMessageSchema}. */
export type HostMessage = z.infer<typeof hostMessageSchema>;

/** What the engine process says to its host. `ready` comes first; every opened file is told with its path, so that it can be opened again. */
export const engineMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('media-registered'), path: z.string(), media: mediaSchema }),
  z.object({ kind: z.literal('media-refused'), mediaId: z.string(), error: errorSchema }),
  z.object({ kind: z.literal('project-opened'), path: z.string() }),
  z.object({ kind: z.literal('project-saved'), path: z.string() }),
  z.object({ kind: z.literal('project-refused'), path: z.string(), error: errorSchema }),
  z.object({ kind: z.literal('deliver'), connection: z.int(), message: z.unknown() }),
  z.object({ kind: z.literal('event'), name: z.string(), data: z.unknown() }),
]);
/** See {@link engineMessageSchema}. */
export type EngineMessage = z.infer<typeof engineMessageSchema>;

/** What a host answers when a file was to be opened. */
export const openAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), data: mediaSchema }),
  z.object({ ok: z.literal(false), error: errorSchema }),
]);
/** See {@link openAnswerSchema}. */
export type OpenAnswer = z.infer<typeof openAnswerSchema>;

/** What a host answers when the user was to choose a folder in its dialog: the folder's name, and an id to open it by; null when cancelled. */
export const folderAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), data: z.object({ id: z.string(), name: z.string() }).nullable() }),
  z.object({ ok: z.literal(false), error: errorSchema }),
]);
/** See {@link folderAnswerSchema}. */
export type FolderAnswer = z.infer<typeof folderAnswerSchema>;

/**
 * One message as bytes, for transports without structured clone (WebSocket): 4 bytes little-endian length of the JSON, the JSON
 * without `bytes`, then the bytes.
 */
export function encodeMessage(message: WireRequest | WireReply): Uint8Array<ArrayBuffer> {
  const bytes = 'bytes' in message ? message.bytes : undefined;
  const json = new TextEncoder().encode(
    JSON.stringify(bytes === undefined ? message : { ...message, bytes: undefined, hasBytes: true }),
  );
  const out = new Uint8Array(4 + json.length + (bytes?.length ?? 0));
  new DataView(out.buffer).setUint32(0, json.length, true);
  out.set(json, 4);
  if (bytes) out.set(bytes, 4 + json.length);
  return out;
}

/**
 * The message of {@link encodeMessage}, not yet validated.
 *
 * @throws Error when the bytes are no such message
 */
export function decodeMessage(data: Uint8Array): unknown {
  if (data.length < 4) throw new Error('A message is shorter than its header.');
  const length = new DataView(data.buffer, data.byteOffset, data.byteLength).getUint32(0, true);
  if (4 + length > data.length) throw new Error('A message is shorter than it says.');
  const message = JSON.parse(new TextDecoder().decode(data.subarray(4, 4 + length))) as Record<string, unknown>;
  const { hasBytes, ...rest } = message;
  return hasBytes === true ? { ...rest, bytes: data.slice(4 + length) } : rest;
}
