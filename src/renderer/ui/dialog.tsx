import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';
import './dialog.css';
import { t, useLanguage } from './i18n.ts';
import { Icon } from './icons.tsx';

/**
 * A dialog over the window: focus stays in it, Esc and a click beside it close it, and the focus returns to where it was. Mounted
 * while it is open.
 *
 * @param size `narrow` for a question, `wide` for lists in columns
 * @param footer buttons, the main one last
 */
export function StudioDialog({
  title,
  size = 'medium',
  footer,
  onClose,
  children,
}: {
  title: string;
  size?: 'narrow' | 'medium' | 'wide';
  footer?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}) {
  useLanguage();
  return (
    <ModalOverlay className="dialog-veil" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className={`dialog-frame ${size}`}>
        <Dialog className="dialog">
          <header className="dialog-header">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button look="quiet" small aria-label={t('studio.close')} title={t('studio.close')} onClick={onClose}>
              <Icon name="close" />
            </Button>
          </header>
          <div className="dialog-body">{children}</div>
          {footer && <footer className="dialog-footer">{footer}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
