// What was typed and is not saved yet, kept in this browser: a crash of either side loses nothing.
export class Stash {
  #key;

  constructor(lesson, cell) { this.#key = `lessons/${lesson}/${cell}`; }

  get() { return this.#try(() => localStorage.getItem(this.#key)); }

  set(source) { this.#try(() => localStorage.setItem(this.#key, source)); }

  clear() { this.#try(() => localStorage.removeItem(this.#key)); }

  // A browser may have no room, or may be told to keep nothing.
  #try(act) {
    try { return act(); } catch { return null; }
  }
}
