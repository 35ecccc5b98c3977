import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Usage } from './usage.ts';

interface UsageLinesProps {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly usage: Usage;
  /** The entry whose lines stand out. */
  readonly active: string | null;
}

interface Line {
  readonly from: string;
  readonly to: string;
  readonly path: string;
  readonly ends: readonly (readonly [x: number, y: number])[];
  readonly weight: number;
}

const THICKEST = 5;
const DOT = 3;

/** The lines of the map, drawn between the entries where they stand. */
export function UsageLines({ frame, usage, active }: UsageLinesProps) {
  const [lines, setLines] = useState<readonly Line[]>([]);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const draw = (): void => setLines(linesOf(element, usage));
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    for (const node of element.querySelectorAll('[data-node]')) observer.observe(node);
    return () => observer.disconnect();
  }, [frame, usage]);
  const unknown = new Set(usage.servers.filter(({ id }) => id === null).map(({ key }) => key));
  return (
    <svg className="usage-lines" aria-hidden="true">
      {lines.map(({ from, to, path, ends, weight }) => (
        <g
          key={`${from} ${to}`}
          className={[unknown.has(to) ? 'usage-line-unknown' : '', standing(active, from, to)].join(' ')}
        >
          <path d={path} strokeWidth={weight} />
          {ends.map(([x, y]) => (
            <circle key={x} cx={x} cy={y} r={DOT} />
          ))}
        </g>
      ))}
    </svg>
  );
}

/** Whether a line belongs to the entry that one looks at. */
function standing(active: string | null, from: string, to: string): string {
  if (active === null) return '';
  return active === from || active === to ? 'usage-line-active' : 'usage-line-quiet';
}

/** A gentle curve for each use, thicker the more hosts it stands for. */
function linesOf(element: HTMLElement, { groups }: Usage): readonly Line[] {
  const origin = element.getBoundingClientRect();
  const places = new Map<string, DOMRect>();
  for (const node of element.querySelectorAll<HTMLElement>('[data-node]')) {
    const key = node.dataset['node'];
    if (key !== undefined) places.set(key, node.getBoundingClientRect());
  }
  const lines: Line[] = [];
  for (const { key, uses, hosts } of groups) {
    const from = places.get(key);
    for (const to of uses ?? []) {
      const target = places.get(to);
      if (!from || !target) continue;
      const [x1, x2] = [from.right - origin.left, target.left - origin.left];
      // One column under the other: the words say it, there is no room for lines.
      if (x2 <= x1) continue;
      const [y1, y2] = [from.top + from.height / 2 - origin.top, target.top + target.height / 2 - origin.top];
      const middle = (x1 + x2) / 2;
      lines.push({
        from: key,
        to,
        path: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`,
        ends: [
          [x1, y1],
          [x2, y2],
        ],
        weight: Math.min(THICKEST, 1 + Math.log2(hosts.length) / 2),
      });
    }
  }
  return lines;
}
