import { Modal } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useText } from '../language/text.ts';
import { Icon } from './icon.tsx';

interface DialogProps {
  readonly title: string;
  readonly opened: boolean;
  /** It shows what is shown once: a click beside it does not close it. */
  readonly lasting?: boolean;
  readonly children: ReactNode;
  onClose(): void;
}

/** A dialog: Mantine keeps the focus inside and gives it back; Escape and the veil close it. */
export function Dialog({ title, opened, lasting = false, onClose, children }: DialogProps) {
  const t = useText();
  return (
    <Modal.Root opened={opened} onClose={onClose} closeOnClickOutside={!lasting}>
      <Modal.Overlay />
      <Modal.Content>
        {/* Modal.Header is a <header>, which would be a second banner of the page. */}
        <div className="dialog-header">
          <Modal.Title component="h2">{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('close')} icon={<Icon name="close" />} />
        </div>
        <Modal.Body>
          <GivesFocusBack />
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Mantine gives the focus back when a dialog closes, and not when it is taken away while open: this does. */
function GivesFocusBack() {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // After the trap of the dialog let go.
      window.setTimeout(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
      });
    },
    [before],
  );
  return null;
}
