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
    host: 'calepin collect rdlic01.lab.test --user "LAB\\calepin" --password-file key',
    json: 'calepin collect rdlic01 --user "LAB\\calepin" --password-stdin --format json < key',
    https: 'calepin collect rdlic01 --auth basic --user calepin --password-file key',
    store: 'calepin collect rdlic01 rdsh01 --user "LAB\\calepin" --password-file key --store',
  },
  load: async () => (await import('./run.ts')).runCollect,
});
