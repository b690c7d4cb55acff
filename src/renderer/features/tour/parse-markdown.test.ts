import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseMarkdown, parseSpans } from './parse-markdown.ts';

const guide = (name: string) =>
  parseMarkdown(readFileSync(new URL(`../../../../resources/guide/${name}`, import.meta.url), 'utf8'));

describe('the guide', () => {
  it('is taken apart into headings, paragraphs and lists', () => {
    expect(parseMarkdown('# One\n\nTwo\nthree **four**.\n\n- a\n- b\n\n1. c\n2. d\n')).toEqual([
      { kind: 'heading', level: 1, spans: [{ text: 'One', look: 'plain' }] },
      {
        kind: 'paragraph',
        spans: [
          { text: 'Two three ', look: 'plain' },
          { text: 'four', look: 'strong' },
          { text: '.', look: 'plain' },
        ],
      },
      { kind: 'list', ordered: false, items: ['a', 'b'].map((text) => [{ text, look: 'plain' }]) },
      { kind: 'list', ordered: true, items: ['c', 'd'].map((text) => [{ text, look: 'plain' }]) },
    ]);
    expect(parseSpans('`x` *y*')).toEqual([
      { text: 'x', look: 'code' },
      { text: ' ', look: 'plain' },
      { text: 'y', look: 'emphasis' },
    ]);
  });

  it('has the same parts in every language, and no marks are left over', () => {
    const english = guide('user-guide.md');
    const german = guide('user-guide.de.md');
    const outline = (blocks: typeof english) =>
      blocks.map((block) => (block.kind === 'list' ? `list ${block.items.length}` : block.kind));
    expect(outline(german)).toEqual(outline(english));
    expect(english.length).toBeGreaterThan(10);
    expect(JSON.stringify([english, german])).not.toMatch(/\*\*|(?<!\\)`|"text":"[^"]*(?:^|\s)#/);
  });
});
