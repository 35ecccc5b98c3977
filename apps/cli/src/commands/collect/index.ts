import { defineCommand } from '../definition.ts';
import { COLLECT_OPTIONS } from './options.ts';

export const collect = defineCommand({
  name: 'collect',
  group: 'collect',
  arguments: {
    placeholder: 'placeholder.hosts',
    brief: 'argument.hosts',
    least: 1,
    most: Number.POSITIVE_INFINITY,
  },
  options: COLLECT_OPTIONS,
  examples: {
    host: 'calepin collect rdlic01.lab.test --user "LAB\\calepin" --password-file pw',
    json: 'calepin collect rdlic01 --user calepin --password-stdin --format json < pw',
    https: 'calepin collect rdlic01 --auth basic --user calepin --password-file pw',
    store: 'calepin collect rdlic01 rdsh01 --user calepin --password-file pw --store',
  },
  load: async () => (await import('./run.ts')).runCollect,
});
