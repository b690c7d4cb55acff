/** What an element holds: text, or further elements already written. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number>>;
  readonly children?: string | readonly XmlElement[];
}

/**
 * An XML element as indented text. Text and attribute values may be any string: what XML 1.0 cannot hold at all (control characters,
 * halves of surrogate pairs) becomes U+FFFD, everything else reads back as it was, line breaks in attributes included.
 */
export function xmlText({ name, attributes = {}, children = [] }: XmlElement, indent = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`);
  const start = `${indent}<${name}${written.join('')}`;
  if (children.length === 0) return `${start}/>\n`;
  if (typeof children === 'string') return `${start}>${escapeText(children)}</${name}>\n`;
  const inner = children.map((child) => xmlText(child, `${indent}  `)).join('');
  return `${start}>\n${inner}${indent}</${name}>\n`;
}

function escapeText(text: string): string {
  const escaped = allowed(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  // A parser would turn a bare carriage return into a line feed.
  return escaped.replaceAll('\r', '&#13;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

function allowed(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is to be found
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}
