import { z } from 'zod';

/** What the user has chosen in the native menu: an item's `command`. */
export const menuCommandSchema = z.string();
/** See {@link menuCommandSchema}. */
export type MenuCommand = z.infer<typeof menuCommandSchema>;

/** What the system or Electron does by itself: editing in text fields, the size of the page, the window. */
export const MENU_ROLES = [
  'cut',
  'copy',
  'paste',
  'selectAll',
  'resetZoom',
  'zoomIn',
  'zoomOut',
  'togglefullscreen',
  'toggleDevTools',
  'minimize',
  'close',
  'quit',
] as const;
/** One of {@link MENU_ROLES}. */
export type MenuRole = (typeof MENU_ROLES)[number];

const commandItemSchema = z.object({
  kind: z.literal('command'),
  command: menuCommandSchema,
  label: z.string(),
  /** As Electron writes it; shown only: the page handles the keys itself. */
  accelerator: z.string().nullable(),
  enabled: z.boolean(),
  /** Null where the item is no switch. */
  checked: z.boolean().nullable(),
});
const separatorSchema = z.object({ kind: z.literal('separator') });
const roleItemSchema = z.object({ kind: z.literal('role'), role: z.enum(MENU_ROLES), label: z.string() });
const plainItemSchema = z.discriminatedUnion('kind', [commandItemSchema, separatorSchema, roleItemSchema]);

/** An item of a menu or, in a `submenu`, more of them. */
export const menuItemSchema = z.discriminatedUnion('kind', [
  commandItemSchema,
  separatorSchema,
  roleItemSchema,
  z.object({ kind: z.literal('submenu'), label: z.string(), items: z.array(plainItemSchema) }),
]);
/** See {@link menuItemSchema}. */
export type MenuItem = z.infer<typeof menuItemSchema>;

/** The menus of the app from left to right, in the language of the window: the page makes them from its commands. */
export const appMenuSchema = z.array(z.object({ label: z.string(), items: z.array(menuItemSchema) }));
/** See {@link appMenuSchema}. */
export type AppMenu = z.infer<typeof appMenuSchema>;
