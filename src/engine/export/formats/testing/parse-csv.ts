/** Reads CSV as RFC 4180 has it; for tests. @returns rows of fields */
export function parseCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let position = 0;
  while (position < text.length) {
    let field = '';
    if (text[position] === '"') {
      const end = /^"((?:[^"]|"")*)"/.exec(text.slice(position));
      if (!end) throw new Error('a quoted field does not end');
      field = end[1]!.replaceAll('""', '"');
      position += end[0].length;
    } else {
      while (position < text.length && text[position] !== separator && text[position] !== '\n') {
        field += text[position];
        position += 1;
      }
    }
    row.push(field);
    const next = text[position];
    if (next !== undefined && next !== separator && next !== '\n') throw new Error('text follows a quoted field');
    if (next !== separator) {
      rows.push(row);
      row = [];
    }
    position += 1;
  }
  return rows;
}
