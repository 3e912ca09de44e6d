// Monaco, and the editors that it makes of the cells.
const base = '/monaco/vs';
const dark = matchMedia('(prefers-color-scheme: dark)');
let loading;

/** Loads Monaco, once. */
export function loadMonaco() {
  return loading ??= new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = `${base}/loader.js`;
    script.onerror = failed;
    script.onload = () => {
      window.require.config({ paths: { vs: base } });
      window.require(['vs/editor/editor.main', 'vs/basic-languages/csharp/csharp'], (main, csharp) => {
        // Scripts that come later, plotly.js say, are no modules of Monaco's.
        delete window.define.amd;
        teachBlocks(csharp.conf);
        setTheme();
        done(window.monaco);
      }, failed);
    };
    document.head.append(script);
  });
}

// A block's last brace goes below its first one as it's typed. So none is added before: it would be one too many.
function teachBlocks(language) {
  language.autoClosingPairs = language.autoClosingPairs.filter((pair) => pair.open !== '{');
  language.indentationRules = { increaseIndentPattern: /^((?!\/\/).)*\{[^}"']*$/, decreaseIndentPattern: /^\s*\}/ };
}

// The colors of the page's own code, which meet the contrast that readers need.
function setTheme() {
  const style = getComputedStyle(document.documentElement);
  const color = (name) => style.getPropertyValue(`--${name}`).trim();
  const rule = (token, name) => ({ token, foreground: color(name).slice(1) });
  window.monaco.editor.defineTheme('lessons', {
    base: dark.matches ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      rule('', 'text'), rule('keyword', 'keyword'), rule('string', 'string'), rule('comment', 'comment'), rule('number', 'number'),
      rule('identifier', 'text'), rule('type', 'text'), rule('delimiter', 'text'), rule('namespace', 'text'),
      rule('string.escape', 'string'), rule('string.quote', 'string'), rule('namespace.cpp', 'text'), rule('keyword.preprocessor', 'comment'),
    ],
    colors: { 'editor.background': color('box'), 'editor.foreground': color('text'), 'editorLineNumber.foreground': color('soft') },
  });
  window.monaco.editor.setTheme('lessons');
}

dark.addEventListener('change', () => { if (window.monaco) setTheme(); });

const whileFree = '!suggestWidgetVisible && !findWidgetVisible && !parameterHintsVisible && !renameInputVisible && ' +
  '!editorHasSelection && !editorHasMultipleSelections && !accessibilityHelpWidgetVisible && !markersNavigationVisible';

// What Monaco would remember of its widgets: only that completions show their documentation.
const event = () => ({ dispose() {} });
const storageService = {
  get: () => undefined, getNumber: () => undefined, getBoolean: (key) => key === 'expandSuggestionDocs',
  store() {}, remove() {}, onWillSaveState: event, onDidChangeStorage: event, onDidChangeValue: event,
};

export async function createEditor(element, id, source, on) {
  const monaco = await loadMonaco();
  const place = element.querySelector('.editor');
  const number = element.dataset.number;
  const hadFocus = place.contains(document.activeElement);
  const isSmall = matchMedia('(max-width: 640px)').matches;
  const size = isSmall ? 13 : 14;
  const model = monaco.editor.createModel(source(), 'csharp', monaco.Uri.parse(`lesson:///${encodeURIComponent(id)}`));
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  place.replaceChildren();
  const editor = monaco.editor.create(place, {
    model,
    theme: 'lessons',
    ariaLabel: `Code of cell ${number}. Escape leaves the editor.`,
    fontSize: size,
    lineHeight: Math.round(size * 1.5),
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    lineNumbers: isSmall ? 'off' : 'on',
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 8,
    padding: { top: 8, bottom: 8 },
    minimap: { enabled: false },
    folding: false,
    glyphMargin: false,
    scrollBeyondLastLine: false,
    renderLineHighlight: 'none',
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    overviewRulerBorder: false,
    wordWrap: 'on',
    wrappingIndent: 'indent',
    scrollbar: { vertical: 'hidden', alwaysConsumeMouseWheel: false, horizontalScrollbarSize: 8 },
    fixedOverflowWidgets: true,
    automaticLayout: false,
    tabSize: 4,
    autoIndent: 'full',
    // Monaco forgets on the next line which parentheses it has added.
    autoClosingOvertype: 'always',
    suggest: { showWords: false },
    wordBasedSuggestions: false,
    unicodeHighlight: { ambiguousCharacters: false },
  }, { storageService });

  const fit = () => {
    place.style.height = `${editor.getContentHeight()}px`;
    editor.layout();
  };
  editor.onDidContentSizeChange(fit);
  new ResizeObserver(() => editor.layout()).observe(place);
  fit();
  model.onDidChangeContent(({ changes }) => {
    // Completions go with the end of the word. Monaco keeps them until the next ones come, and Enter would take an old one.
    if (changes.some((change) => /^\W/.test(change.text))) editor.trigger('lesson', 'hideSuggestWidget');
    // Monaco indents only what it has tokenized, and puts that off while the browser is busy. A cell is short.
    model.tokenization.forceTokenization(model.getLineCount());
    on.changed(model.getValue());
  });

  const action = (name, label, keys, condition, run) =>
    editor.addAction({ id: `lesson-${name}`, label, keybindings: keys, precondition: condition, run });
  action('advance', 'Run this cell and go to the next', [monaco.KeyMod.Shift | monaco.KeyCode.Enter], null, () => on.run('advance'));
  action('run', 'Run this cell', [monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter], null, () => on.run('run'));
  action('leave', 'Leave the editor', [monaco.KeyCode.Escape], whileFree, () => element.querySelector('button.run').focus());
  if (hadFocus) editor.focus();
  element.classList.add('edited');
  return {
    model,
    focus: () => editor.focus(),
    show(text) {
      // As an edit, so that it can be undone, and the cursor stays where it can.
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
    },
  };
}
