import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { History, Reading } from './history.ts';

echarts.use([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

export interface DrawingWords {
  /** Lines of the note at an instant: plain texts. */
  note(reading: Reading): readonly string[];
  number(value: number): string;
}

const inkOf = (element: Element, name: string): string =>
  getComputedStyle(element).getPropertyValue(name).trim();

/** The hatch of what exceeds, as the position bar draws it. */
function hatch(line: string, ground: string): { image: string; imageWidth: number; imageHeight: number } {
  const tile = `<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"><rect width="7" height="7" fill="${ground}"/><path d="M-1 1L1 -1M0 7L7 0M6 8L8 6" stroke="${line}" stroke-width="1.6"/></svg>`;
  return { image: `data:image/svg+xml,${encodeURIComponent(tile)}`, imageWidth: 7, imageHeight: 7 };
}

/** Draws a history into an element, in the page's inks; call the result to take it away. */
export function drawHistory(element: HTMLElement, history: History, words: DrawingWords): () => void {
  const chart = echarts.init(element, null, { renderer: 'svg' });
  const ink = (name: string): string => inkOf(element, name);
  const { readings, from, to, top } = history;
  const line = (value: (reading: Reading) => number | null) =>
    readings.map((reading) => [reading.at, value(reading)] as const);
  const steps = { type: 'line', step: 'end', symbol: 'none', silent: true, animation: false } as const;
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: ink('--sans') },
    grid: { left: 0, right: 0, top: 6, bottom: 1, outerBoundsMode: 'none' },
    xAxis: {
      type: 'value',
      min: from,
      max: to > from ? to : from + 1,
      axisLine: { lineStyle: { color: ink('--rule-strong') }, onZero: true },
      axisTick: { show: false },
      axisLabel: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: top,
      interval: top / 2,
      axisLabel: { show: false },
      splitLine: { lineStyle: { color: ink('--rule') } },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      className: 'chart-note',
      borderWidth: 0,
      padding: 0,
      backgroundColor: 'transparent',
      extraCssText: 'box-shadow: none',
      axisPointer: { type: 'line', lineStyle: { color: ink('--field'), type: 'solid', width: 1 } },
      formatter: (points: unknown) => noteOf(points, readings, words),
    },
    series: [
      {
        ...steps,
        z: 1,
        data: line(({ issued, installed }) =>
          issued !== null && issued > (installed ?? issued) ? issued : null,
        ),
        lineStyle: { width: 0 },
        areaStyle: { color: hatch(ink('--critical'), ink('--critical-wash')), opacity: 1 },
      },
      {
        ...steps,
        z: 2,
        data: line(({ installed }) => installed),
        lineStyle: { width: 1, color: ink('--ink-soft') },
        areaStyle: { color: ink('--installed'), opacity: 1 },
      },
      { ...steps, z: 3, data: line(({ issued }) => issued), lineStyle: { width: 2, color: ink('--issued') } },
    ],
  });
  const follow = new ResizeObserver(() => chart.resize());
  follow.observe(element);
  return () => {
    follow.disconnect();
    chart.dispose();
  };
}

/** The note under the pointer. Built from elements: nothing that was read becomes markup. */
function noteOf(points: unknown, readings: readonly Reading[], words: DrawingWords): HTMLElement | string {
  const [point] = Array.isArray(points) ? points : [points];
  const index: unknown = point?.dataIndex;
  const reading = typeof index === 'number' ? readings[index] : undefined;
  if (!reading) return '';
  const note = document.createElement('div');
  note.className = 'floating chart-note-lines';
  for (const text of words.note(reading))
    note.append(Object.assign(document.createElement('p'), { textContent: text }));
  return note;
}
