import type { ExportResult } from '../../contract/export.ts';

/** Where an export went, and how the user gets to it. */
export type Delivery =
  /** Files in a folder of the user's. */
  | { readonly kind: 'saved'; readonly files: readonly string[]; show(): void }
  /** Files that the host keeps; the first was downloaded already. */
  | { readonly kind: 'download'; readonly files: readonly { readonly name: string; readonly url: string }[] };

/** A place that the user chose for an export. */
export interface ExportPlace {
  /** The name of the file there, without its extension. */
  readonly name: string;
  /** Brings the files of a finished export there. @throws TandemError export-failed */
  deliver(result: ExportResult): Promise<Delivery>;
}

/**
 * Lets the user choose where an export goes, before it is made.
 *
 * @param file suggested name, with extension
 * @returns null when the user cancelled
 */
export type ChooseExportPlace = (file: string) => Promise<ExportPlace | null>;
