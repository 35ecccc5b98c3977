import { defineCommand } from '../definition.ts';
import { TARGETS_OPTIONS } from './options.ts';

export const targets = defineCommand({
  name: 'targets',
  group: 'collect',
  arguments: { placeholder: 'placeholder.target-act', brief: 'argument.target-act', least: 0, most: 5_001 },
  options: TARGETS_OPTIONS,
  examples: {
    list: 'calepin targets',
    add: "calepin targets add RDLIC01 RDLIC02 --user 'LAB\\rds' --password-file pw.txt",
    directory: 'calepin targets add lab.test --directory --credential "Lab reader"',
    test: 'calepin targets test RDLIC01',
    run: 'calepin targets run RDLIC01',
  },
  load: async () => (await import('./run.ts')).runTargets,
});
