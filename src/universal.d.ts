/**
 * The few web-standard globals that every host of ours (Node, Electron, browsers) provides and that the universal layers may use.
 * Declared here because the universal TypeScript project has neither DOM nor Node types; keep it this short.
 */
declare class AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
  static any(signals: AbortSignal[]): AbortSignal;
}
declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}
declare function atob(base64: string): string;
declare const performance: { now(): number };
declare const crypto: { randomUUID(): string };
declare function structuredClone<T>(value: T): T;
declare function setTimeout(callback: () => void, milliseconds: number): unknown;
declare function clearTimeout(handle: unknown): void;
