/** A file's name, or a path, in two: `extension` begins with its dot, or is empty; a dot at the very beginning begins none. */
export function splitName(file: string): { readonly stem: string; readonly extension: string } {
  const dot = file.lastIndexOf('.');
  const nameStart = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1;
  return dot > nameStart ? { stem: file.slice(0, dot), extension: file.slice(dot) } : { stem: file, extension: '' };
}

/** The text with "_" for every character that a file's name cannot have on some system. */
export function safeInFileName(text: string): string {
  return text.replace(/[\p{Cc}<>:"/\\|?*]/gu, '_').replace(/[. ]+$/, '') || 'clip';
}
