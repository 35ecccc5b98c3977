import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../language/text.ts';
import { Icon } from './icon.tsx';

interface DialogProps {
  readonly title: string;
  readonly opened: boolean;
  readonly children: ReactNode;
  onClose(): void;
}

/** A dialog: Mantine keeps the focus inside and gives it back; Escape and the veil close it. */
export function Dialog({ title, opened, onClose, children }: DialogProps) {
  const t = useText();
  return (
    <Modal.Root opened={opened} onClose={onClose}>
      <Modal.Overlay />
      <Modal.Content>
        {/* Modal.Header is a <header>, which would be a second banner of the page. */}
        <div className="dialog-header">
          <Modal.Title component="h2">{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('close')} icon={<Icon name="close" />} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
