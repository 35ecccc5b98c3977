import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useRunEvents } from '../api/run-events.ts';
import { useCollects } from '../collection/use-running.ts';
import { ProvenanceLayer } from '../figures/provenance.tsx';
import { useText } from '../language/text.ts';
import { Announcer } from '../states/announcer.tsx';
import { AsOfBanner } from './as-of-banner.tsx';
import { DropAnywhere } from './drop-anywhere.tsx';
import { ExampleStrip } from './example-strip.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import { LostConnection } from './lost-connection.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeyboard } from './use-keyboard.ts';
import './shell.css';

/** What stands around every page. */
export function Shell() {
  const t = useText();
  const [help, setHelp] = useState(false);
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef(path);
  useKeyboard(() => setHelp(true));
  useRunEvents(useCollects());
  // After a move, a screen reader and the Tab key go on from the new page.
  useEffect(() => {
    if (before.current !== undefined && before.current !== path) main.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <div className="shell">
        <Rail />
        <div className="column">
          <TopBar />
          <AsOfBanner />
          <LostConnection />
          <ExampleStrip />
          <main id="main" className="content" ref={main} tabIndex={-1}>
            <ProvenanceLayer>
              <Outlet />
            </ProvenanceLayer>
          </main>
        </div>
      </div>
      <DropAnywhere />
      <KeyboardHelp opened={help} onClose={() => setHelp(false)} />
      <Announcer />
    </>
  );
}
