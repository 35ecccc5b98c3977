import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Language, type Node, Parser } from 'web-tree-sitter';

const SCRIPT = join(import.meta.dirname, '..', 'Calepin-Collect.ps1');

/** The script's bytes, and its text without the byte order mark. */
export const bytes: Buffer = readFileSync(SCRIPT);
export const source: string = bytes.toString('utf8').replace(/^\uFEFF/, '');

await Parser.init();
const require = createRequire(import.meta.url);
const grammar = require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
const language = await Language.load(grammar);

/** The syntax tree of a PowerShell text. */
export function parse(text: string): Node {
  const parser = new Parser();
  parser.setLanguage(language);
  const tree = parser.parse(text);
  if (tree === null) throw new Error('the grammar gave no tree');
  return tree.rootNode;
}

export function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) if (child !== null) yield* walk(child);
}

export function nodes(root: Node, type: string): Node[] {
  return [...walk(root)].filter((node) => node.type === type);
}

/**
 * What is wrong with a text: what the grammar does not understand or had to add, and two things that it lets through: a `try` without
 * `catch` or `finally`, and a keyword that continues nothing (it takes `else {…}` for a command).
 */
export function faults(root: Node): string[] {
  const found: string[] = [];
  const at = (node: Node, what: string): void => {
    found.push(`line ${node.startPosition.row + 1}: ${what}`);
  };
  for (const node of walk(root)) {
    if (node.isError) at(node, `not understood: ${node.text.slice(0, 60)}`);
    if (node.isMissing) at(node, `missing: ${node.type}`);
    if (
      node.type === 'try_statement' &&
      !node.children.some((child) => child !== null && /^(catch_clauses|finally_clause)$/.test(child.type))
    ) {
      at(node, 'try without catch or finally');
    }
    if (node.type === 'command_name' && /^(else|elseif|catch|finally|until|in)$/i.test(node.text)) {
      at(node, `stray ${node.text}`);
    }
  }
  return found;
}

/** Names of the commands that are called, as written. `&` on a variable is left out. */
export function commandNames(root: Node): Set<string> {
  return new Set(nodes(root, 'command_name').map((node) => node.text));
}

/** Names of .NET methods that are called: `.Name(` on a value, `[Type]::Name(` on a type. */
export function methodNames(root: Node): Set<string> {
  const names = nodes(root, 'invokation_expression').map((node) => {
    const [owner, member] = [
      node.namedChild(0),
      node.children.find((child) => child?.type === 'member_name'),
    ];
    const name = member?.text ?? '?';
    return owner?.type === 'type_literal' ? `${owner.text}::${name}` : `.${name}`;
  });
  return new Set(names);
}

/** Functions with the names of their parameters, in order. */
export function functions(root: Node): Map<string, string[]> {
  return new Map(
    nodes(root, 'function_statement').map((node) => {
      const name = node.children.find((child) => child?.type === 'function_name')?.text ?? '?';
      return [name, parameterNames(node)];
    }),
  );
}

/** Parameters of a function, or of the script when given its root. */
export function parameterNames(owner: Node): string[] {
  const list = nodes(owner, 'parameter_list')[0];
  if (list === undefined) return [];
  return list.children
    .filter((child) => child?.type === 'script_parameter')
    .map((child) => child?.children.find((part) => part?.type === 'variable')?.text.slice(1) ?? '?');
}

/** A named table of the script: `$Name = @{ 'key' = …; }`, its keys in order. */
export function tableKeys(root: Node, name: string): string[] {
  const table = nodes(root, 'assignment_expression').find((node) => node.text.startsWith(`$${name} = `));
  const body = table === undefined ? undefined : nodes(table, 'hash_literal_body')[0];
  return (body?.children ?? [])
    .filter((child) => child?.type === 'hash_entry')
    .map((entry) => entry?.children[0]?.text.replaceAll("'", '') ?? '?');
}

/** A named list of the script: `$Name = @('a', 'b')`. */
export function listEntries(root: Node, name: string): string[] {
  const list = nodes(root, 'assignment_expression').find((node) => node.text.startsWith(`$${name} = `));
  return list === undefined
    ? []
    : nodes(list, 'verbatim_string_characters').map((node) => node.text.slice(1, -1));
}
