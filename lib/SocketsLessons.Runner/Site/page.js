// What a page does when scripts may run: copies code, lets the keyboard scroll, draws the charts.
(function () {
  'use strict';

  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }

  // A button to copy each piece of code.
  all('.cell').forEach(function (cell) {
    var code = cell.querySelector('.code'), count = cell.querySelector('.count');
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.innerHTML = '<span>Copy</span><span class="unseen"> this code</span>';
    if (count) button.lastChild.textContent = ' the code of ' + count.textContent.replace('C#, ', '');
    button.addEventListener('click', function () {
      copy(code.textContent).then(function () { tell(button, 'Copied'); }, function () { tell(button, 'Not copied'); });
    });
    (cell.querySelector('.bar') || cell).appendChild(button);
  });

  function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    return new Promise(function (done, failed) {
      var field = document.createElement('textarea');
      field.value = text;
      document.body.appendChild(field);
      field.select();
      var copied = document.execCommand('copy');
      field.remove();
      if (copied) done(); else failed();
    });
  }

  function tell(button, word) {
    button.firstChild.textContent = word;
    document.getElementById('said').textContent = word;
    setTimeout(function () {
      button.firstChild.textContent = 'Copy';
      document.getElementById('said').textContent = '';
    }, 2000);
  }

  // A box that is wider than its place can be scrolled with the arrow keys once it can have the focus.
  function mark() {
    all('pre, .wide, .shown, .sockets-lessons, .text p').forEach(function (box) {
      var wide = box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0 && getComputedStyle(box).overflowX !== 'visible';
      if (wide === box.hasAttribute('data-wide')) return;
      box.toggleAttribute('data-wide', wide);
      if (wide) {
        box.tabIndex = 0;
        box.setAttribute('role', 'group');
        box.setAttribute('aria-label', box.tagName === 'PRE' ? 'Wide text, scrolls sideways' : 'Wide content, scrolls sideways');
      } else {
        ['tabindex', 'role', 'aria-label'].forEach(function (name) { box.removeAttribute(name); });
      }
    });
  }

  mark();
  document.addEventListener('toggle', mark, true);

  // Charts: the figure is data beside the place where it is drawn.
  var light = '#1f2328';
  var charts = all('.chart').map(function (box) {
    return { box: box, place: box.querySelector('.live'), figure: box.querySelector('script').textContent };
  });

  function draw(chart, colour) {
    var figure = JSON.parse(chart.figure), layout = figure.layout || {};
    chart.box.classList.add('drawn');
    chart.place.hidden = false;
    chart.width = chart.place.clientWidth;
    // A chart that was styled has a background of its own; the others show the page's.
    if (layout.paper_bgcolor === 'rgba(0,0,0,0)') {
      layout.font = layout.font || {};
      layout.font.color = colour || getComputedStyle(chart.place).color;
    }
    if (chart.width < 640) narrow(figure.data, layout, chart.width);
    return window.Plotly.react(chart.place, figure.data, layout, {
      responsive: true, displaylogo: false, displayModeBar: chart.width < 640 ? false : 'hover'
    }).then(function () {
      // A group, because its tools can have the focus; its words are in the label and not in the drawing.
      chart.place.setAttribute('role', 'group');
      Array.prototype.forEach.call(chart.place.querySelectorAll('.main-svg'), function (svg) { svg.setAttribute('aria-hidden', 'true'); });
      chart.place.setAttribute('data-drawn', '');
      mark();
    });
  }

  // plotly breaks no lines, and leaves legends of several rows no room.
  function narrow(data, layout, width) {
    var title = layout.title || {}, margin = layout.margin || {};
    var lines = [];
    (title.text || '').split('<br>').forEach(function (line) {
      var small = line.indexOf('<sub>') === 0;
      wrap(line.replace(/<\/?sub>/g, ''), width / (small ? 6.2 : 8.2)).forEach(function (part) {
        lines.push(small ? '<sub>' + part + '</sub>' : part);
      });
    });
    title.text = lines.join('<br>');
    title.font = Object.assign({}, title.font, { size: 15 });
    var legend = data.reduce(function (sum, trace) { return sum + 60 + 7 * (trace.name || '').length; }, 0);
    var rows = layout.showlegend === false ? 0 : Math.ceil(legend / (width - 20));
    var top = 30 + 22 * lines.length, bottom = 70 + 22 * rows;
    layout.height = (layout.height || 400) + Math.max(0, top - (margin.t || 85)) + Math.max(0, bottom - (margin.b || 95));
    layout.title = Object.assign(title, { yref: 'container', yanchor: 'top', y: 1 - 12 / layout.height });
    Object.keys(layout).filter(function (name) { return /^[xy]axis\d*$/.test(name); }).forEach(function (name) {
      var axis = layout[name], share = axis.domain ? axis.domain[1] - axis.domain[0] : 1;
      var length = name[0] === 'x' ? (width - 150) * share : 220;
      if (!axis.title || !axis.title.text) return;
      axis.title.text = wrap(axis.title.text, length / 6.4).join('<br>');
      axis.title.font = Object.assign({}, axis.title.font, { size: 12 });
    });
    layout.margin = Object.assign({}, margin, { l: 50, r: 12, t: top, b: bottom });
  }

  function wrap(text, most) {
    return text.split(' ').reduce(function (lines, word) {
      var last = lines[lines.length - 1];
      if (last !== undefined && (last + ' ' + word).length <= most) lines[lines.length - 1] = last + ' ' + word;
      else lines.push(word);
      return lines;
    }, []);
  }

  function drawAll(colour) {
    charts.forEach(function (chart) { draw(chart, colour); });
  }

  var waiting;
  addEventListener('resize', function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () {
      mark();
      if (!window.Plotly) return;
      charts.forEach(function (chart) { if (chart.place.clientWidth !== chart.width) draw(chart); });
    }, 150);
  });

  if (charts.length === 0) return;
  document.addEventListener('DOMContentLoaded', function () {
    if (!window.Plotly) {
      all('p.still').forEach(function (place) {
        place.textContent = 'The chart could not be drawn, because plotly.js could not be loaded. Its numbers are below.';
      });
      return;
    }

    drawAll();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', function () { drawAll(); });
    addEventListener('beforeprint', function () { drawAll(light); });
    addEventListener('afterprint', function () { drawAll(); });
  });
})();
