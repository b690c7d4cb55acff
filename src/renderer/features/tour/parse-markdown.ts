/** A part of a line. */
export interface Span {
  readonly text: string;
  readonly look: 'plain' | 'strong' | 'emphasis' | 'code';
}

/** A block of a page. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly spans: readonly Span[] }
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Span[])[] };

const SPAN = /\*\*(.+?)\*\*|\*(.+?)\*|`(.+?)`/g;
const ITEM = /^(?:-|(\d+)\.)\s+(.*)$/;

/** The part of Markdown that the user guide uses: headings, paragraphs, flat lists, strong, emphasis, code. */
export function parseMarkdown(text: string): Block[] {
  return text
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map(parseBlock);
}

function parseBlock(block: string): Block {
  const heading = /^(#{1,6})\s+(.*)$/.exec(block);
  if (heading) return { kind: 'heading', level: heading[1]!.length, spans: parseSpans(heading[2]!) };
  const items = block.split('\n').map((line) => ITEM.exec(line));
  if (items.every((item) => item !== null)) {
    return { kind: 'list', ordered: items[0]![1] !== undefined, items: items.map((item) => parseSpans(item[2]!)) };
  }
  return { kind: 'paragraph', spans: parseSpans(block.replaceAll('\n', ' ')) };
}

/** A line in parts. */
export function parseSpans(line: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const match of line.matchAll(SPAN)) {
    if (match.index > from) spans.push({ text: line.slice(from, match.index), look: 'plain' });
    const [whole, strong, emphasis, code] = match;
    const look = strong !== undefined ? 'strong' : emphasis !== undefined ? 'emphasis' : 'code';
    spans.push({ text: (strong ?? emphasis ?? code)!, look });
    from = match.index + whole.length;
  }
  if (from < line.length) spans.push({ text: line.slice(from), look: 'plain' });
  return spans;
}
