/**
 * CSV as RFC 4180 has it, except that lines end with a line feed alone: fields that hold the separator, a quote, a line break or a space
 * at an end are quoted, and so is a field that begins with "#", which would read as a comment.
 *
 * @param separator stands between two fields
 */
export function csvLine(fields: readonly string[], separator: ',' | ';'): string {
  return `${fields.map((field) => csvField(field, separator)).join(separator)}\n`;
}

function csvField(field: string, separator: string): string {
  const plain = !field.includes(separator) && !/["\r\n]|^[#\s]|\s$/.test(field);
  return plain ? field : `"${field.replaceAll('"', '""')}"`;
}
