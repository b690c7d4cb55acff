/** The two places of a pair. */
export type Role = 'source' | 'target';

/** Both, in their order. */
export const ROLES: readonly Role[] = ['source', 'target'];

/** The places as they are shown. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = { source: 'Source', target: 'Target' };
