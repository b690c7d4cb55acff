import { z } from 'zod';

/** What a user may choose in a native menu and the window has to do. */
export const menuCommandSchema = z.enum(['open-demo', 'cancel-job']);
/** See {@link menuCommandSchema}. */
export type MenuCommand = z.infer<typeof menuCommandSchema>;
