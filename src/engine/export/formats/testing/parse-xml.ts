/** An element as {@link parseXml} reads it. */
export interface ParsedElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: ParsedElement[];
  text: string;
}

const TOKEN = /<\?xml[^>]*\?>|<!--(?:(?!--)[\s\S])*-->|<\/([\w.-]+)>|<([\w.-]+)((?: [\w.-]+="[^"<]*")*)(\/?)>|([^<]+)/y;

/** Reads the small XML that we write, strictly, with the normalisations of XML 1.0; for tests. */
export function parseXml(source: string): ParsedElement {
  const root: ParsedElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const text = source.replace(/\r\n?/g, '\n');
  if (/(?![\t\n])\p{Cc}|[\ufffe\uffff]/u.test(text) || !text.isWellFormed()) {
    throw new Error('XML holds a forbidden character');
  }
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new Error(`XML cannot be read at ${JSON.stringify(text.slice(at, at + 40))}`);
    const [, closing, name, attributes = '', empty, words] = match;
    if (closing !== undefined) {
      if (open.pop()?.name !== closing) throw new Error(`</${closing}> closes another element`);
    } else if (name !== undefined) {
      const pairs = [...attributes.matchAll(/ ([\w.-]+)="([^"]*)"/g)].map(([, key, value]) => [
        key!,
        resolveEntities(value!.replace(/[\n\t]/g, ' ')),
      ]);
      const element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
      open.at(-1)!.children.push(element);
      if (!empty) open.push(element);
    } else if (words !== undefined) {
      open.at(-1)!.text += resolveEntities(words);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('XML does not end where it should');
  return root.children[0]!;
}

/** All elements of a name below an element, in order. */
export function elementsOf(element: ParsedElement, name: string): ParsedElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsOf(child, name)]);
}

function resolveEntities(text: string): string {
  const known: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text.replace(/&(?:#(\d+)|(\w+))?(;?)/g, (whole, code, name, end) => {
    const value = code ? String.fromCodePoint(Number(code)) : known[name];
    if (value === undefined || end !== ';') throw new Error(`${whole} is no entity`);
    return value;
  });
}
