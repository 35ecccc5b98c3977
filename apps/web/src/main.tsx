import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { sessionQuery } from './api/session.ts';
import { queries } from './app/connection.ts';
import { Behaviour } from './app/mantine.tsx';
import { router } from './app/routes.tsx';
import { activate, i18n, preferredLanguage } from './language/language.ts';
import './look/index.css';

const page = document.getElementById('page');
if (!page) throw new Error('index.html has no #page');

// Asked while the texts arrive: what is drawn first depends on it.
void queries.prefetchQuery(sessionQuery);
await activate(preferredLanguage());
createRoot(page).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <Behaviour>
          <RouterProvider router={router} />
        </Behaviour>
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
);
