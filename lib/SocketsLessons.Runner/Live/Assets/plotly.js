// plotly.js, which draws the charts. It's large, so it comes when the editors are there.
import { drawCharts } from './charts.js';

let isPending = true;

/** Loads it, and draws the charts that wait for it; without it, they say so. */
export function loadPlotly({ plotly, integrity }) {
  const script = document.createElement('script');
  script.src = plotly;
  if (integrity) Object.assign(script, { integrity, crossOrigin: 'anonymous' });
  script.onload = script.onerror = () => {
    isPending = false;
    drawCharts(document);
  };
  document.head.append(script);
}

/** Draws the charts within an element, now or when plotly.js is there. */
export function drawWhenLoaded(within) { if (!isPending) drawCharts(within); }
