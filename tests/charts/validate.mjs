// Checks figures against plotly's own schema, in every major version that draws them somewhere.
//   node tests/charts/validate.mjs FOLDER
// FOLDER holds figures as *.json, each with data and layout. Prints one line for each finding, and
// exits with 1 if there is any, with 2 if there was nothing to check.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';

const require = createRequire(import.meta.url);
const versions = ['plotly-2.27', 'plotly-3', 'plotly-4'];
const folder = process.argv[2];
const files = readdirSync(folder).filter(file => file.endsWith('.json')).sort();
let findings = 0;

function validate(plotly, figure) {
  try {
    return (plotly.validate(figure.data, figure.layout) ?? []).map(finding => finding.msg);
  } catch (error) {
    return [`cannot be read: ${String(error).slice(0, 300)}`];
  }
}

for (const version of versions) {
  const { window } = new JSDOM('<body></body>', { runScripts: 'outside-only', pretendToBeVisual: true });
  // What plotly looks for when it loads, and jsdom does not have; nothing is drawn here.
  window.URL.createObjectURL = () => '';
  Object.assign(window, { TextDecoder, TextEncoder });
  window.HTMLCanvasElement.prototype.getContext = () => null;
  try {
    window.eval(readFileSync(require.resolve(version), 'utf8'));
  } catch (error) {
    // Not thrown on: node would print the line it happened in, which is all of plotly.
    console.error(`${version} does not load: ${String(error).slice(0, 300)}`);
    process.exit(3);
  }

  for (const file of files) {
    // Parsed in the window, so that plotly sees arrays and objects of its own kind.
    const figure = window.JSON.parse(readFileSync(join(folder, file), 'utf8'));
    for (const finding of validate(window.Plotly, figure)) {
      findings++;
      console.log(`${file}: plotly ${window.Plotly.version}: ${finding}`);
    }
  }

  console.error(`plotly ${window.Plotly.version}: ${files.length} figures checked`);
}

process.exitCode = files.length === 0 ? 2 : findings > 0 ? 1 : 0;
