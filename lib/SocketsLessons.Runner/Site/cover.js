// Covers the answers to predictions. It runs in the head, before anything is drawn: no answer is seen too early, and
// nothing moves. Without it, nothing is covered. A button, a link into an answer and the browser's own search uncover it.
{
  const site = 'sockets-lessons answers';
  const page = `${site} ${location.pathname}`;
  const root = document.documentElement;
  const stored = (storage, key, value) => {
    try {
      if (value !== undefined) window[storage].setItem(key, value);
      return window[storage].getItem(key);
    } catch {
      return null; // Some browsers keep nothing for a page that comes from a folder.
    }
  };
  let isAll = stored('localStorage', site) === 'shown';
  // Until the tab is closed: a reader who comes back to the page goes on where they were.
  const seen = new Set(stored('sessionStorage', page)?.match(/Answer-\d+/g));
  let covered = [];

  // What hidden="until-found" looks like, for answers that the browser hasn't read yet.
  const early = new CSSStyleSheet();
  const others = seen.size > 0 ? `:not(#${[...seen].join(', #')})` : '';
  if (!isAll) early.replaceSync(`@media screen { .answer${others} { content-visibility: hidden; } }`);
  document.adoptedStyleSheets.push(early);
  root.classList.add('covers');
  root.classList.toggle('covers-none', isAll);

  const answers = () => [...document.querySelectorAll('.answer')];

  function show(answer, isShown) {
    answer.hidden = isShown ? false : 'until-found';
    document.querySelector(`[aria-controls="${answer.id}"]`).setAttribute('aria-expanded', isShown);
    if (isShown) answer.dispatchEvent(new Event('reveal', { bubbles: true }));
  }

  function choose(answer, isShown) {
    seen[isShown ? 'add' : 'delete'](answer.id);
    stored('sessionStorage', page, [...seen].join(' '));
    show(answer, isShown);
  }

  function chooseAll() {
    isAll = !isAll;
    stored('localStorage', site, isAll ? 'shown' : 'covered');
    root.classList.toggle('covers-none', isAll);
    seen.clear();
    stored('sessionStorage', page, '');
    answers().forEach((answer) => show(answer, isAll));
  }

  function follow() {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // Not encoded.
    }

    const target = document.getElementById(id);
    const answer = target?.closest('.answer');
    if (!answer?.hidden) return;
    choose(answer, true);
    target.scrollIntoView();
  }

  // Before any other script of the page runs.
  document.addEventListener('readystatechange', () => {
    answers().forEach((answer) => show(answer, isAll || seen.has(answer.id)));
    document.adoptedStyleSheets.pop();
    follow();
  }, { once: true });
  document.addEventListener('click', (event) => {
    const button = event.target.closest('.reveal, .reveal-all button');
    if (!button) return;
    if (button.matches('.reveal')) choose(document.getElementById(button.getAttribute('aria-controls')), button.ariaExpanded !== 'true');
    else chooseAll();
  });
  document.addEventListener('beforematch', (event) => {
    const answer = event.target.closest('.answer');
    if (answer) choose(answer, true);
  });
  addEventListener('hashchange', follow);
  // Paper shows everything.
  addEventListener('beforeprint', () => {
    covered = answers().filter((answer) => answer.hidden);
    covered.forEach((answer) => { answer.hidden = false; });
  });
  addEventListener('afterprint', () => covered.forEach((answer) => { answer.hidden = 'until-found'; }));
}
