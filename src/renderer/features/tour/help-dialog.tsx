import { Fragment } from 'react';
import type { StudioActions } from '../../commands/studio-actions.ts';
import { Button } from '../../ui/button.tsx';
import { StudioDialog } from '../../ui/dialog.tsx';
import { t, useLanguage } from '../../ui/i18n.ts';
import { guideText } from './guide-text.ts';
import { type Block, parseMarkdown, type Span } from './parse-markdown.ts';
import './tour.css';

/** The user guide, with the ways to the tour and the shortcuts. Mounted while it is open. */
export function HelpDialog({ actions, onClose }: { actions: Pick<StudioActions, 'show'>; onClose: () => void }) {
  const blocks = parseMarkdown(guideText(useLanguage()));
  const footer = (
    <>
      <Button onClick={() => actions.show('cheat-sheet')}>{t('help.keys')}</Button>
      <Button onClick={() => actions.show('tour')}>{t('help.tour')}</Button>
    </>
  );
  return (
    <StudioDialog title={t('help.title')} size="wide" footer={footer} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <article className="guide" tabIndex={0} aria-label={t('help.title')}>
        {blocks.map((block) => (
          <BlockView key={JSON.stringify(block)} block={block} />
        ))}
      </article>
    </StudioDialog>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      // The dialog's own title is the first heading.
      return block.level === 1 ? null : (
        <h3>
          <Spans spans={block.spans} />
        </h3>
      );
    case 'paragraph':
      return (
        <p>
          <Spans spans={block.spans} />
        </p>
      );
    case 'list': {
      const items = block.items.map((spans) => (
        <li key={JSON.stringify(spans)}>
          <Spans spans={spans} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

function Spans({ spans }: { spans: readonly Span[] }) {
  return spans.map(({ text, look }, index) => {
    const key = index;
    if (look === 'strong') return <strong key={key}>{text}</strong>;
    if (look === 'emphasis') return <em key={key}>{text}</em>;
    if (look === 'code') return <code key={key}>{text}</code>;
    return <Fragment key={key}>{text}</Fragment>;
  });
}
