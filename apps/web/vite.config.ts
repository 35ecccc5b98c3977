import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { catalogues } from './build/catalogues.ts';

const SERVER = process.env['CALEPIN_SERVER'] ?? 'http://127.0.0.1:7355';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), catalogues()],
  // The server compares Origin with Host: the proxy must leave both alone.
  server: {
    proxy: Object.fromEntries(
      ['/api', '/healthz', '/readyz', '/metrics'].map((path) => [
        path,
        { target: SERVER, changeOrigin: false },
      ]),
    ),
  },
  build: {
    target: 'baseline-widely-available',
    // The content security policy allows nothing but files of this origin: no data: fonts, no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What each page loads, for the test that weighs it.
    manifest: true,
    chunkSizeWarningLimit: 1000,
  },
});
