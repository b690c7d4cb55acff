import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request is refused. */
export interface Refusal {
  readonly status: 401 | 403;
  readonly reason: string;
}

/** Names under which a loopback server may be reached. Any other Host means that a foreign name was pointed at us (DNS rebinding). */
const LOOPBACK_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Who may talk to the web host: the browser that came with the one-time token, and only pages that we served ourselves.
 *
 * The token in the URL is good for one visit and is exchanged for a cookie that no script and no other site can use. Browsers do not
 * keep cookies of different ports apart, therefore the cookie's name holds the port, and Origin (with its port) is checked besides.
 */
export class Access {
  readonly #session = randomBytes(32).toString('base64url');
  #token: string | null = null;

  /** A new one-time token; an older one that was not used ends. */
  issueToken(): string {
    this.#token = randomBytes(32).toString('base64url');
    return this.#token;
  }

  /**
   * Exchanges the one-time token.
   *
   * @returns the value of the Set-Cookie header, or null when the token is not the one that was issued last, or was used
   */
  redeem(token: string, request: IncomingMessage): string | null {
    if (this.#token === null || !equal(token, this.#token)) return null;
    this.#token = null;
    return `${cookieName(request)}=${this.#session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** Whether the request reached us under our own name. Must hold for every request. */
  refuseHost(request: IncomingMessage): Refusal | null {
    const { host } = request.headers;
    const name = host === undefined ? null : /^(\[[0-9a-f:]+\]|[^:]+)(:\d+)?$/i.exec(host)?.[1];
    if (name && LOOPBACK_NAMES.has(name.toLowerCase())) return null;
    return { status: 403, reason: 'The studio answers only under 127.0.0.1 or localhost.' };
  }

  /** Whether the request carries the session and does not come from a page of somebody else. */
  refuseSession(request: IncomingMessage): Refusal | null {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') {
      return { status: 403, reason: 'The request comes from a page of another site.' };
    }
    if (equal(cookieOf(request) ?? '', this.#session)) return null;
    return {
      status: 401,
      reason: 'Open the studio with the link that it printed when it was started; each link is good for one visit.',
    };
  }

  /** Whether a request that changes something, or a WebSocket, comes from a page that we served. */
  refuseOrigin(request: IncomingMessage): Refusal | null {
    if (request.headers.origin === `http://${request.headers.host}`) return null;
    return { status: 403, reason: 'The request does not come from a page of the studio.' };
  }
}

function cookieName(request: IncomingMessage): string {
  return `tandem-${request.socket.localPort ?? 0}`;
}

function cookieOf(request: IncomingMessage): string | undefined {
  const prefix = `${cookieName(request)}=`;
  const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
}

/** Compares without telling by its duration where the two differ. */
function equal(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
