// Charts: the figure is data beside the place where it is drawn. Published pages and live ones draw with this.
const narrowest = 640;

// A chart in a covered answer is drawn when the answer is shown.
const charts = (within) => [...within.querySelectorAll('.chart')].filter((box) => !box.closest('.answer[hidden]'));

/** Draws the charts within an element; with a color, their text has that one and not the page's. */
export function drawCharts(within, color) {
  for (const box of charts(within)) {
    if (window.Plotly) draw(box, color);
    else box.querySelector('p.still')?.replaceChildren('The chart could not be drawn, because plotly.js could not be loaded. Its numbers are below.');
  }
}

/** Draws those charts anew that have got another width. */
export function fitCharts() {
  if (!window.Plotly) return;
  for (const box of charts(document)) {
    if (box.querySelector('.live').clientWidth !== Number(box.dataset.width)) draw(box);
  }
}

async function draw(box, color) {
  const place = box.querySelector('.live');
  const figure = JSON.parse(box.querySelector('script').textContent);
  const layout = figure.layout ?? {};
  box.classList.add('drawn');
  place.hidden = false;
  const width = place.clientWidth;
  box.dataset.width = width;
  // A chart that was styled has its own background; the others show the page's.
  if (layout.paper_bgcolor === 'rgba(0,0,0,0)') layout.font = { ...layout.font, color: color ?? getComputedStyle(place).color };
  // The page has kept this height.
  if (place.clientHeight > 0) layout.height = place.clientHeight;
  if (width < narrowest) narrow(figure.data, layout, width);
  await window.Plotly.react(place, figure.data, layout, {
    responsive: true, displaylogo: false, displayModeBar: width < narrowest ? false : 'hover',
  });
  // A group, because its tools can have the focus; its words are in the label and not in the drawing.
  place.setAttribute('role', 'group');
  place.querySelectorAll('.main-svg').forEach((svg) => svg.setAttribute('aria-hidden', 'true'));
  place.setAttribute('data-drawn', '');
}

// plotly breaks no lines, and leaves legends of several rows no room.
function narrow(data, layout, width) {
  const title = typeof layout.title === 'string' ? { text: layout.title } : layout.title ?? {};
  const margin = layout.margin ?? {};
  const lines = (title.text ?? '').split('<br>').flatMap((line) => {
    const isSmall = line.startsWith('<sub>');
    return wrap(line.replace(/<\/?sub>/g, ''), width / (isSmall ? 6.2 : 8.2)).map((part) => isSmall ? `<sub>${part}</sub>` : part);
  });
  const legend = data.reduce((sum, trace) => sum + 60 + 7 * (trace.name ?? '').length, 0);
  const rows = layout.showlegend === false ? 0 : Math.ceil(legend / (width - 20));
  const top = 30 + 22 * lines.length;
  const bottom = 70 + 22 * rows;
  layout.title = {
    ...title, text: lines.join('<br>'), font: { ...title.font, size: 15 }, yref: 'container', yanchor: 'top', y: 1 - 12 / layout.height,
  };
  for (const name of Object.keys(layout).filter((key) => /^[xy]axis\d*$/.test(key))) {
    const axis = layout[name];
    const share = axis.domain ? axis.domain[1] - axis.domain[0] : 1;
    const length = name.startsWith('x') ? (width - 150) * share : 220;
    if (!axis.title?.text) continue;
    axis.title.text = wrap(axis.title.text, length / 6.4).join('<br>');
    axis.title.font = { ...axis.title.font, size: 12 };
  }

  layout.margin = { ...margin, l: 50, r: 12, t: top, b: bottom };
}

function wrap(text, maxLength) {
  const lines = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= maxLength) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }

  return lines;
}
