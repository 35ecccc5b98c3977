import type { ReactNode } from 'react';
import { Announcer } from '../states/announcer.tsx';
import { LostConnection } from './lost-connection.tsx';
import { LanguageMenu, ThemeMenu } from './preference-menus.tsx';
import { Wordmark } from './rail.tsx';
import './plain-page.css';

/** A page before one is let in: the mark, the choices of the reader, one thing to do. */
export function PlainPage({ children }: { children: ReactNode }) {
  return (
    <div className="plain-page">
      <header className="plain-head">
        <span className="plain-mark">
          <Wordmark />
          <span>Calepin</span>
        </span>
        <span className="plain-choices">
          <LanguageMenu />
          <ThemeMenu />
        </span>
      </header>
      <LostConnection />
      <main id="main" className="plain-main">
        {children}
      </main>
      <Announcer />
    </div>
  );
}
