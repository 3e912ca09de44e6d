(function () {
  'use strict';
  var name = "FIGURE-NAME";
  var figure = "FIGURE-JSON";
  // The build puts plotly.js beside the library, unless it leaves out the kernel; then it comes from the npm CDN.
  var sources = [
    { src: '../lib/SocketsLessons/bin/plotly.min.js' },
    { src: "CDN-ADDRESS", integrity: "CDN-INTEGRITY" }
  ];
  // The address of a page in JupyterLab or Notebook 7 is not the notebook's. What lies below the folder that Jupyter
  // was started in, this repository, it serves under files/.
  var jupyter = document.getElementById('jupyter-config-data');
  if (jupyter) {
    sources.splice(1, 0, { src: JSON.parse(jupyter.textContent).baseUrl + 'files/lib/SocketsLessons/bin/plotly.min.js' });
  }

  function draw(plotly) {
    document.querySelectorAll('[data-figure="' + name + '"]:not([data-drawn])').forEach(function (place) {
      place.setAttribute('data-drawn', '');
      // Here, unlike in the JSON form, the color of the page's text is known: use it, where the page shows
      // through. A chart that was styled with Plotly.NET has its own background.
      if (figure.layout.font && figure.layout.paper_bgcolor === 'rgba(0,0,0,0)') {
        figure.layout.font.color = getComputedStyle(place).color;
      }
      plotly.newPlot(place, figure.data, figure.layout, {
        responsive: true, displaylogo: false, displayModeBar: place.clientWidth < 500 ? false : 'hover'
      });
    });
  }

  function load(index, done, failed) {
    if (index === sources.length) { failed(); return; }
    var script = document.createElement('script');
    // With require.js on the page, plotly would hand itself to it and set no global. Only the mark that it
    // looks for is hidden: others may define modules while it loads.
    var define = window.define, amd = define && define.amd;
    function restore() { if (amd) define.amd = amd; }
    // A server may answer with its own page where it has no such file: that loads, and is not plotly.
    script.onload = function () {
      restore();
      if (window.Plotly) done(window.Plotly); else load(index + 1, done, failed);
    };
    script.onerror = function () { restore(); load(index + 1, done, failed); };
    script.src = sources[index].src;
    if (sources[index].integrity) {
      script.integrity = sources[index].integrity;
      script.crossOrigin = 'anonymous';
    }
    if (amd) define.amd = undefined;
    document.head.appendChild(script);
  }

  function say() {
    document.querySelectorAll('[data-figure="' + name + '"]:not([data-drawn])').forEach(function (place) {
      place.textContent = 'The chart could not be drawn: plotly.js is neither beside the library nor within reach. ' +
        'Its numbers are below.';
    });
  }

  if (window.Plotly) { draw(window.Plotly); return; }
  // One download for all the figures of a page.
  var shared = window.socketsLessonsPlotly = window.socketsLessonsPlotly ||
    new Promise(function (done, failed) { load(0, done, failed); });
  shared.then(draw, function () {
    // Later figures try again, so that running the cell again draws once plotly.js is there.
    if (window.socketsLessonsPlotly === shared) window.socketsLessonsPlotly = undefined;
    say();
  });
})();
