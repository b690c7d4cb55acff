/**
 * The headers under which a host serves the studio's page: nothing but our own files may run or load, no page may frame us, and no
 * other origin may read us.
 *
 * @param connections further addresses that the page may connect to, as sources of a content security policy
 */
export function pageHeaders(connections: readonly string[] = []): Readonly<Record<string, string>> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      // Our own scripts, and WebAssembly out of them; no text becomes a script.
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self'",
      "img-src 'self' blob: data:",
      "media-src 'self' blob:",
      "font-src 'self'",
      ["connect-src 'self'", ...connections].join(' '),
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}
