import { Html } from './html.ts';

/** The reference page's whole style. */
export const REFERENCE_STYLE = new Html(`
:root { color-scheme: light dark; --ink: #1c2126; --soft: #5b6470; --line: #d9dde2; --paper: #fff; --link: #1f5f8b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --soft: #9aa4ae; --line: #333a41; --paper: #15181b; --link: #7fb8e0; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 6rem; }
h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
h3 { margin: 2.25rem 0 .25rem; font-size: 1.05rem; font-weight: 400; overflow-wrap: anywhere; }
h4 { margin: 1rem 0 .25rem; font-size: .85rem; color: var(--soft); }
p { margin: .5rem 0; }
a { color: var(--link); }
code { font: .92em/1.4 ui-monospace, monospace; }
ul { margin: .25rem 0; padding-left: 1.2rem; }
table { width: 100%; border-collapse: collapse; margin: .75rem 0; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 500; }
thead th { color: var(--soft); font-size: .85rem; }
small { color: var(--soft); font-weight: 400; }
:target { outline: 2px solid var(--link); outline-offset: .4rem; }
`);
