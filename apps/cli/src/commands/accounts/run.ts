import type { Account, AccountList, HandedLink } from '@calepin/server/schemas';
import { openApi } from '../../api/open-api.ts';
import { UsageFault } from '../../arguments/usage-fault.ts';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';
import { csvRecord } from '../../figures/csv.ts';
import { note, printLines, printTable } from '../../table/print-table.ts';
import type { Column } from '../../table/table.ts';
import { ask, printJson } from '../asking.ts';
import { chosenAct } from '../chosen-act.ts';
import type { Run } from '../definition.ts';
import type { AccountsOptions } from './options.ts';

const CSV_HEADER = ['Email', 'Name', 'State', 'Roles', 'LastSeen'];

const list: Run<AccountsOptions> = async (context) =>
  await ask(context, undefined, async (api) => {
    const { rows } = await api.get<AccountList>('/accounts');
    if (context.format === 'json') await printJson({ rows }, context);
    else if (context.format === 'csv') await printCsv(rows, context);
    else if (rows.length === 0) await printLines(context.say('accounts.none'), context);
    else await printTable({ columns: columnsOf(context), rows }, context);
    return EXIT.done;
  });

/** For a register that nobody owns. */
const ownerLink: Run<AccountsOptions> = async (context) => {
  await using api = await openApi(context, 'write');
  await printLink(await api.send('POST', '/accounts/owner-link'), context, api.remote);
  return EXIT.done;
};

/** For somebody who forgot the password, the owner included: whoever reads the data folder may help. */
const link: Run<AccountsOptions> = async (context, _given, [email = '']) => {
  await using api = await openApi(context, 'write');
  const { rows } = await api.get<AccountList>('/accounts');
  const key = email.trim().toLowerCase();
  const account = rows.find((row) => row.email.toLowerCase() === key);
  if (account === undefined) throw new Failure('unknown-account', { email });
  await printLink(await api.send<HandedLink>('POST', `/accounts/${account.id}/link`), context, api.remote);
  return EXIT.done;
};

const ACTS = { list, link, 'owner-link': ownerLink } as const satisfies Readonly<
  Record<string, Run<AccountsOptions>>
>;

export const runAccounts: Run<AccountsOptions> = async (context, given, [act = 'list', ...words]) => {
  const chosen = chosenAct(act, ACTS, 'accounts');
  const [word] = words;
  if (chosen === 'link' && word === undefined)
    throw new UsageFault(
      'usage.missing-argument',
      { argument: context.say('placeholder.email') },
      { command: 'accounts' },
    );
  if (chosen !== 'link' && word !== undefined)
    throw new UsageFault('usage.too-many', { input: word }, { command: 'accounts' });
  return await ACTS[chosen](context, given, words);
};

async function printLink(
  handed: { readonly url: string; readonly expiresAt: string },
  context: Context,
  served: boolean,
): Promise<void> {
  const { say, figures } = context;
  if (context.format === 'json') {
    await printJson({ url: handed.url, expiresAt: handed.expiresAt }, context);
    return;
  }
  await printLines(handed.url, context);
  await note(context, say('accounts.link', { when: figures.dateTime(Date.parse(handed.expiresAt)) }));
  if (!served) await note(context, say('accounts.not-served'));
}

async function printCsv(rows: readonly Account[], { output }: Context): Promise<void> {
  await output.write(csvRecord(CSV_HEADER));
  for (const { email, name, state, grants, lastSeenAt } of rows) {
    const roles = grants.map(({ role, siteName }) => `${role}@${siteName ?? '*'}`).join(' ');
    await output.write(csvRecord([email, name, state, roles, lastSeenAt]));
  }
}

function columnsOf({ say, figures }: Context): readonly Column<Account>[] {
  return [
    { heading: say('column.email'), cell: ({ email }) => ({ text: email }), importance: 0, shortest: 12 },
    { heading: say('column.name'), cell: ({ name }) => ({ text: name }), importance: 1, shortest: 10 },
    {
      heading: say('column.state'),
      cell: ({ state }) => ({
        text: say(`accounts.state.${state}`),
        tone: state === 'active' ? 'plain' : 'quiet',
      }),
      importance: 0,
    },
    {
      heading: say('column.roles'),
      cell: ({ grants }) => ({
        text: grants
          .map(
            ({ role, siteName }) =>
              `${say(`accounts.role.${role}`)} (${siteName ?? say('accounts.everywhere')})`,
          )
          .join(', '),
      }),
      importance: 0,
      shortest: 16,
    },
    {
      heading: say('column.last-seen'),
      cell: ({ lastSeenAt }) => ({
        text: lastSeenAt === null ? '' : figures.dateTime(Date.parse(lastSeenAt)),
      }),
      importance: 2,
    },
  ];
}
