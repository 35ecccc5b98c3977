import { defineConfig } from 'vitest/config';

const unit = ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts'];
const program = [
  'packages/*/test/**/*.test.ts',
  'apps/{server,cli,simulator}/test/**/*.test.ts',
  'collector/**/*.test.ts',
  'scripts/**/*.test.ts',
];
const conformance = ['**/*.conformance.test.ts'];
const browser = ['apps/web/test/**/*.browser.test.ts'];
const never = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  test: {
    // The default leaves one core idle; on the two that most machines of a build have, that is half of them.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: unit,
          exclude: [...never, ...conformance],
          // Functions without a state of their own, hundreds of small files: they may share a process.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'program',
          include: program,
          exclude: [...never, ...conformance],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'conformance', include: conformance, exclude: never, testTimeout: 60_000 } },
      {
        test: {
          name: 'browser',
          include: browser,
          exclude: never,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Two browsers on two cores: what needed a second try is named in the output, what fails twice fails.
          retry: 1,
        },
      },
    ],
  },
});
