// Completions, signatures, hover texts and errors while typing, from the lesson's own process.
import { loadMonaco } from './editor.js';

const checkAfter = 600;
const kinds = { Structure: 'Struct', ExtensionMethod: 'Method', Local: 'Variable', Parameter: 'Variable', RangeVariable: 'Variable', Delegate: 'Function', Namespace: 'Module' };

export class Services {
  #cells; #channel; #monaco; #timers = new Map();

  constructor(cells, channel) {
    this.#cells = cells;
    this.#channel = channel;
    loadMonaco().then((monaco) => this.#offer(monaco));
  }

  /** Checks a cell for errors, soon. */
  check(cell, after = checkAfter) {
    clearTimeout(this.#timers.get(cell.id));
    this.#timers.set(cell.id, setTimeout(() => this.#check(cell), after));
  }

  /** After a cell has run: it and those that were wrong may be right now. */
  checkAfterRun(ran) {
    if (!this.#monaco) return;
    for (const cell of this.#cells.values()) {
      const model = cell.editor?.model;
      if (model && (cell === ran || this.#monaco.editor.getModelMarkers({ resource: model.uri }).length > 0)) this.check(cell);
    }
  }

  #cellOf(model) { return [...this.#cells.values()].find((cell) => cell.editor?.model === model); }

  #ask(what, model, position, token) {
    const cell = this.#cellOf(model);
    if (!cell) return null;
    const place = position && { line: position.lineNumber - 1, character: position.column - 1 };
    return this.#channel.ask({ what, cell: cell.id, code: model.getValue(), ...place }, token);
  }

  #offer(monaco) {
    this.#monaco = monaco;
    monaco.editor.onDidCreateModel((model) => model.onDidChangeContent(() => {
      const cell = this.#cellOf(model);
      if (cell) this.check(cell);
    }));
    monaco.languages.registerCompletionItemProvider('csharp', {
      triggerCharacters: ['.'],
      provideCompletionItems: async (model, position, context, token) => {
        const answer = await this.#ask('completions', model, position, token);
        const word = model.getWordUntilPosition(position);
        const range = { startLineNumber: position.lineNumber, endLineNumber: position.lineNumber, startColumn: word.startColumn, endColumn: word.endColumn };
        return { suggestions: (answer?.items ?? []).map((item) => ({ ...completion(monaco, item, range), model })) };
      },
      // A list of completions has no documentation: it is that of the name, once it stands there.
      resolveCompletionItem: async (item, token) => {
        if (item.documentation) return item;
        const { startLineNumber, startColumn } = item.range;
        const lines = item.model.getLinesContent();
        const line = lines[startLineNumber - 1];
        const [before, after] = [line.slice(0, startColumn - 1), line.slice(startColumn - 1).replace(/^\w*/, '')];
        lines[startLineNumber - 1] = before + item.filterText + after;
        const cell = this.#cellOf(item.model);
        const question = { what: 'hover', cell: cell?.id, code: lines.join('\n'), line: startLineNumber - 1, character: startColumn };
        const answer = cell && await this.#channel.ask(question, token);
        return answer ? { ...item, documentation: { value: answer.contents.map((content) => content.value).join('\n\n') } } : item;
      },
    });
    monaco.languages.registerHoverProvider('csharp', {
      provideHover: async (model, position, token) => {
        const answer = await this.#ask('hover', model, position, token);
        return answer && { range: rangeOf(answer.range), contents: answer.contents.map((content) => ({ value: content.value })) };
      },
    });
    monaco.languages.registerSignatureHelpProvider('csharp', {
      signatureHelpTriggerCharacters: ['(', ','],
      provideSignatureHelp: async (model, position, token) => {
        const answer = await this.#ask('signatures', model, position, token);
        if (!answer?.signatures.length) return null;
        const signatures = answer.signatures.map((each) => ({
          label: each.label,
          documentation: paragraphs(each.documentation),
          parameters: each.parameters.map((parameter) => ({ label: parameter.label, documentation: paragraphs(parameter.documentation) })),
        }));
        return { value: { signatures, activeSignature: answer.active, activeParameter: answer.parameter }, dispose() {} };
      },
    });
  }

  async #check(cell) {
    const model = cell.editor?.model;
    if (!model || cell.isRunning) return;
    const version = model.getVersionId();
    const answer = await this.#ask('diagnostics', model);
    if (model.getVersionId() !== version) return;
    const severities = { error: this.#monaco.MarkerSeverity.Error, warning: this.#monaco.MarkerSeverity.Warning };
    const markers = (answer?.items ?? []).filter((item) => severities[item.severity])
      .map((item) => ({ ...rangeOf(item.range), severity: severities[item.severity], message: item.message, code: item.code }));
    this.#monaco.editor.setModelMarkers(model, 'lesson', markers);
    cell.element.dataset.errors = markers.filter((marker) => marker.severity === severities.error).length;
  }
}

// The kernel's text has a line for each parameter; in Markdown a line alone begins no new one.
function paragraphs(text) { return { value: (text ?? '').replace(/\r?\n/g, '\n\n') }; }

// A method comes without parentheses: the first one that is typed brings the other, and the signatures.
function completion(monaco, item, range) {
  return {
    label: item.label,
    kind: monaco.languages.CompletionItemKind[kinds[item.kind] ?? item.kind] ?? monaco.languages.CompletionItemKind.Text,
    insertText: item.name,
    filterText: item.name,
    sortText: item.sort,
    documentation: item.documentation ? { value: item.documentation } : undefined,
    range,
  };
}

function rangeOf(range) {
  if (!range) return undefined;
  const [startLine, startCharacter, endLine, endCharacter] = range;
  return { startLineNumber: startLine + 1, startColumn: startCharacter + 1, endLineNumber: endLine + 1, endColumn: endCharacter + 1 };
}
