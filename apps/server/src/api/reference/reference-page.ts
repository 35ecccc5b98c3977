import type { MessageId, Say } from '../../messages/index.ts';
import { PROBLEM_STATUS, type ProblemCode } from '../problem.ts';
import { type Html, html } from './html.ts';
import { type Operation, operationsOf, shapesOf } from './operations.ts';
import { type Schema, shapeName, typeText } from './schema-text.ts';
import { REFERENCE_STYLE } from './style.ts';

const TAGS = ['register', 'collection', 'imports', 'exports', 'accounts', 'audit', 'about'] as const;

function anchor(operation: Operation): string {
  return `${operation.method}-${operation.path.replace(/[^a-z]+/gi, '-')}`.toLowerCase();
}

function typeCell(schema: Schema): Html {
  const text = typeText(schema);
  const shape = [schema.$ref, schema.items?.$ref].find((one) => one !== undefined);
  return shape === undefined
    ? html`<code>${text}</code>`
    : html`<a href="#shape-${shapeName(shape)}"><code>${text}</code></a>`;
}

function rowsTable(say: Say, caption: MessageId, rows: readonly Html[]): Html | null {
  if (rows.length === 0) return null;
  return html`<table>
<thead><tr><th scope="col">${say(caption)}</th><th scope="col">${say('reference.type')}</th><th scope="col">${say('reference.meaning')}</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}

function row(name: string, schema: Schema, required: boolean, meaning: string | undefined, say: Say): Html {
  const needed = required ? html` <small>${say('reference.required')}</small>` : null;
  return html`<tr><th scope="row"><code>${name}</code>${needed}</th><td>${typeCell(schema)}</td><td>${meaning ?? schema.description ?? ''}</td></tr>\n`;
}

function operationSection(operation: Operation, say: Say): Html {
  const parameters = operation.parameters.map((one) =>
    row(one.name, one.schema, one.required, one.description, say),
  );
  const body =
    operation.body === null
      ? null
      : html`<p>${say('reference.body')}: <code>${operation.body.type}</code> ${typeCell(operation.body.schema)}</p>`;
  const answers = operation.answers.map(
    (answer) =>
      html`<li><code>${answer.status}</code> ${answer.schema === null ? null : typeCell(answer.schema)} ${answer.description}</li>\n`,
  );
  return html`<section id="${anchor(operation)}">
<h3><code><b>${operation.method.toUpperCase()}</b> ${operation.path}</code></h3>
<p>${operation.summary}</p>
${parameters.length > 0 ? html`<h4>${say('reference.parameters')}</h4>` : null}${rowsTable(say, 'reference.parameter', parameters)}${body}
<h4>${say('reference.answers')}</h4>
<ul>${answers}</ul>
</section>
`;
}

function shapeSection(name: string, schema: Schema, say: Say): Html {
  const required = new Set(schema.required ?? []);
  // An extended shape is its base and what it adds.
  const parts = schema.allOf ?? [schema];
  const bases = parts.flatMap((part) => (part.$ref === undefined ? [] : [html`<p>${typeCell(part)} +</p>`]));
  const rows = parts.flatMap((part) =>
    Object.entries(part.properties ?? {}).map(([key, value]) =>
      row(key, value, required.has(key) || (part.required ?? []).includes(key), undefined, say),
    ),
  );
  return html`<section id="shape-${name}"><h3><code>${name}</code></h3>${bases}${rowsTable(say, 'reference.parameter', rows)}</section>\n`;
}

function problemSection(code: ProblemCode, status: number, say: Say): Html {
  // Texts with places for values are shown with their names in the places.
  const names = {
    faults: '…',
    allowed: '…',
    limit: '…',
    accepted: '…',
    reason: '…',
    remedy: '…',
    seconds: 0,
  };
  return html`<tr id="problem-${code}"><th scope="row"><code>${code}</code></th><td>${status}</td><td>${say(`problem.${code}.title`, names)}. ${say(`problem.${code}.remedy`, names)}</td></tr>\n`;
}

/** The API as a page to read: no script, no asset from elsewhere, in the reader's language. */
export function referencePage(document: object, say: Say): string {
  const operations = operationsOf(document);
  const shapes = shapesOf(document);
  const problems = Object.entries(PROBLEM_STATUS) as [ProblemCode, number][];
  const contents = TAGS.map(
    (tag) =>
      html`<li>${say(`reference.tag.${tag}`)}<ul>${operations
        .filter((operation) => operation.tag === tag)
        .map(
          (operation) =>
            html`<li><a href="#${anchor(operation)}"><code>${operation.method.toUpperCase()} ${operation.path}</code></a></li>\n`,
        )}</ul></li>\n`,
  );
  const sections = TAGS.map(
    (tag) =>
      html`<h2>${say(`reference.tag.${tag}`)}</h2>${operations
        .filter((operation) => operation.tag === tag)
        .map((operation) => operationSection(operation, say))}`,
  );
  return html`<!doctype html>
<html lang="${say.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${say('reference.title')}</title>
<style>${REFERENCE_STYLE}</style>
</head>
<body>
<main>
<h1>${say('reference.title')}</h1>
<p>${say('reference.introduction')}</p>
<p><a href="/api/v1/openapi.json">${say('reference.document')}</a> · <a href="?lang=en" lang="en">English</a> · <a href="?lang=fr" lang="fr">Français</a></p>
<nav aria-label="${say('reference.contents')}"><h2>${say('reference.contents')}</h2><ul>${contents}</ul></nav>
${sections}
<h2>${say('reference.schemas')}</h2>
${shapes.map(([name, schema]) => shapeSection(name, schema, say))}
<h2>${say('reference.problems')}</h2>
<p>${say('reference.problems-introduction')}</p>
<table><tbody>${problems.map(([code, status]) => problemSection(code, status, say))}</tbody></table>
</main>
</body>
</html>
`.text;
}
