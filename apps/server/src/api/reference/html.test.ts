import { expect, test } from 'vitest';
import { html } from './html.ts';

test('escapes whatever is not HTML already', () => {
  const hostile = `<script>alert("x" & 'y')</script>`;
  expect(html`<p title="${hostile}">${hostile}</p>`.text).toBe(
    '<p title="&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;">&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;</p>',
  );
});

test('takes pieces, lists of them, numbers and nothing', () => {
  expect(html`<ul>${[1, 2].map((n) => html`<li>${n}</li>`)}</ul>${null}!`.text).toBe(
    '<ul><li>1</li><li>2</li></ul>!',
  );
});
