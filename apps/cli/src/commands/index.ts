import { accounts } from './accounts/index.ts';
import { audit } from './audit/index.ts';
import { collect } from './collect/index.ts';
import { completion } from './completion/index.ts';
import type { Command } from './definition.ts';
import { exportCommand } from './export/index.ts';
import { findings } from './findings/index.ts';
import { help } from './help/index.ts';
import { importCommand } from './import/index.ts';
import { imports } from './imports/index.ts';
import { inspect } from './inspect/index.ts';
import { packs } from './packs/index.ts';
import { position } from './position/index.ts';
import { runs } from './runs/index.ts';
import { serve } from './serve/index.ts';
import { servers } from './servers/index.ts';
import { targets } from './targets/index.ts';
import { undo } from './undo/index.ts';
import { version } from './version/index.ts';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  inspect,
  importCommand,
  imports,
  undo,
  collect,
  targets,
  runs,
  position,
  findings,
  servers,
  packs,
  exportCommand,
  audit,
  serve,
  accounts,
  completion,
  version,
  help,
];
