import type { Fleet } from '../fleet/running-fleet.ts';
import type { SimulatedHost } from '../fleet/simulated-host.ts';
import { escapeXml } from '../soap/escape.ts';
import { ACTS, actOf } from './acts.ts';
import type { ActName, ControlWords } from './words.ts';

/** The page with a row for each host. Every button is a form of its own: no script. */
export function controlPage(fleet: Fleet, words: ControlWords): string {
  const other = words.lang === 'fr' ? 'en' : 'fr';
  const instant = new Intl.DateTimeFormat(words.lang === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(fleet.clock.now());
  const speeds = Object.entries(words.speeds).map(([speed, label]) =>
    button('speed', speed, label, Number(speed) === fleet.clock.speed),
  );
  return `<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(words.title)}</title>
<link rel="stylesheet" href="/control.css">
</head>
<body>
<p class="language"><a href="/?lang=${other}" lang="${other}">${words.other}</a></p>
<h1>${escapeXml(words.title)}</h1>
<p class="lead">${escapeXml(words.lead)}</p>
<h2>${escapeXml(words.clock)}</h2>
<form method="post" action="/clock">${hidden(words)}<p>${escapeXml(words.now(`${instant} UTC`))}</p>
<p class="acts">${speeds.join('\n')}
${button('advanceDays', '30', words.month)}</p></form>
<div class="wide" tabindex="0"><table>
<thead><tr>${[words.host, words.role, words.port, words.state, words.requests, words.change]
    .map((heading) => `<th scope="col">${escapeXml(heading)}</th>`)
    .join('')}</tr></thead>
<tbody>
${fleet.hosts.map((host) => row(host, words)).join('\n')}
</tbody>
</table></div>
</body>
</html>
`;
}

function row(host: SimulatedHost, words: ControlWords): string {
  const fault = host.currentFault;
  const act = fault === null ? null : actOf(fault);
  const state =
    fault === null ? words.well : act === null ? words.anotherFault(fault.kind) : words.acts[act].state;
  const hasLicences = host.role !== 'session-host';
  // The keys of ACTS are names of acts.
  const acts = (Object.keys(ACTS) as ActName[])
    .filter((name) => hasLicences || name !== 'deny')
    .map((name) => button('act', name, words.acts[name].button, name === act));
  const signIn =
    host.model === null
      ? ''
      : `<form method="post" action="${pathOf(host, 'sign-in')}">${hidden(words)}${button('count', '10', words.signIn)}</form>`;
  return `<tr><th scope="row">${escapeXml(host.name)}</th><td>${words.roles[host.role]}</td><td class="number">${host.port}</td>
<td class="${fault === null ? 'well' : 'ill'}">${fault === null ? '✓' : '■'} ${escapeXml(state)}</td><td class="number">${host.requests}</td>
<td><form method="post" action="${pathOf(host, 'fault')}" class="acts">${hidden(words)}${fault === null ? '' : button('act', 'heal', words.heal)}
${acts.join('\n')}</form>${signIn}</td></tr>`;
}

const pathOf = (host: SimulatedHost, what: string): string =>
  escapeXml(`/hosts/${encodeURIComponent(host.name)}/${what}`);

const hidden = (words: ControlWords): string => `<input type="hidden" name="lang" value="${words.lang}">`;

const button = (name: string, value: string, label: string, pressed = false): string =>
  `<button name="${name}" value="${value}"${pressed ? ' aria-pressed="true"' : ''}>${escapeXml(label)}</button>`;

/** The colours and measures of Calepin, without its fonts. */
export const CONTROL_CSS = `:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1c2430;--quiet:#5b6472;--line:#d8d4c9;--accent:#2b4c9b;--now:#a3271f;--good:#2c6a3e}
@media (prefers-color-scheme:dark){:root{--paper:#12161c;--ink:#e6e3dc;--quiet:#9aa3b0;--line:#333a45;--accent:#8faaf0;--now:#f08a80;--good:#8cc79b}}
body{background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,sans-serif;margin:0 auto;padding:24px;max-width:1180px}
h1,h2{font-size:20px;font-weight:600;margin:24px 0 8px}
.lead{max-width:70ch}.language{float:right;margin:0}a{color:var(--accent)}
.wide{overflow-x:auto;margin-top:24px}
table{border-collapse:collapse;width:100%;font-size:13px}
th,td{border-bottom:1px solid var(--line);padding:8px 16px 8px 0;text-align:left;vertical-align:top;font-weight:400;white-space:nowrap}
tbody th{font-weight:600}thead th{color:var(--quiet)}td:last-child{white-space:normal;padding-right:0;min-width:320px}
.number{text-align:right;font-variant-numeric:tabular-nums}.well{color:var(--good)}.ill{color:var(--now)}
.acts{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 8px}
button{font:inherit;font-size:13px;color:var(--ink);background:none;border:1px solid var(--line);border-radius:4px;padding:4px 8px;min-height:28px;cursor:pointer}
button:hover{border-color:var(--ink)}button[aria-pressed]{border-color:var(--accent);color:var(--accent)}
@media (max-width:760px){thead{display:none}tr,tbody th,td,td:last-child{display:block;border:0;padding:0 0 4px;min-width:0}tr{border-bottom:1px solid var(--line);padding:12px 0}td.number{display:none}}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
`;
