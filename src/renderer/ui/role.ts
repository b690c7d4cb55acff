/** The two places of a pair. */
export type Role = 'source' | 'target';

/** The places as they are shown. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = { source: 'Source', target: 'Target' };
