import { type Session, session } from 'electron';

/** What the page may ask the system for: to put a report on the clipboard, and to tell that long work has ended. */
const ALLOWED_PERMISSIONS = new Set(['clipboard-sanitized-write', 'notifications']);
/** Where the page may load from. Everything is on this machine; nothing goes to a network. */
const ALLOWED_SCHEMES = new Set(['tandem:', 'blob:', 'data:', 'devtools:', 'chrome-devtools:']);

/** Denies the page every permission but those it needs, every device, and the network. */
export function setUpSessionRules(rules: Session = session.defaultSession): void {
  rules.setPermissionRequestHandler((_contents, permission, decide) => decide(ALLOWED_PERMISSIONS.has(permission)));
  rules.setPermissionCheckHandler((_contents, permission) => ALLOWED_PERMISSIONS.has(permission));
  rules.setDevicePermissionHandler(() => false);
  rules.webRequest.onBeforeRequest(({ url }, decide) =>
    decide({ cancel: !ALLOWED_SCHEMES.has(new URL(url).protocol) }),
  );
}
