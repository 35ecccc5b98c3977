import { createTheme, HeadlessMantineProvider, Menu, Modal, Popover } from '@mantine/core';
import type { ReactNode } from 'react';

/*
 * Mantine gives behaviour (focus, keyboard, placement, roles); every look is the page's own. Headless also means that no
 * <style> element is injected, so the content security policy needs no 'unsafe-inline'.
 */
const theme = createTheme({
  components: {
    Menu: Menu.extend({
      // Inside the bar that opens it, so that it stays in a landmark. The page ticks what is chosen by itself.
      defaultProps: {
        transitionProps: { duration: 0 },
        offset: 6,
        withinPortal: false,
        floatingStrategy: 'fixed',
        withInitialFocusPlaceholder: false,
        checkIcon: '',
      },
      classNames: { dropdown: 'floating anchored', item: 'menu-item', label: 'menu-label' },
    }),
    Popover: Popover.extend({
      defaultProps: {
        transitionProps: { duration: 0 },
        offset: 6,
        trapFocus: true,
        floatingStrategy: 'fixed',
      },
      classNames: { dropdown: 'floating anchored' },
    }),
    Modal: Modal.extend({
      // The page is held still by a style rule: Mantine's own lock would inject a style element.
      defaultProps: { transitionProps: { duration: 0 }, lockScroll: false },
      classNames: {
        overlay: 'dialog-overlay',
        inner: 'dialog-inner',
        content: 'dialog',
        body: 'dialog-body',
        close: 'icon-button',
      },
    }),
  },
});

export function Behaviour({ children }: { children: ReactNode }) {
  return <HeadlessMantineProvider theme={theme}>{children}</HeadlessMantineProvider>;
}
