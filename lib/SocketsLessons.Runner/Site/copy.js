// A button that copies a piece of code. Published pages and live ones have it.
import { say } from './say.js';

/** Adds the button to the bar of a cell, or to the code of a text. */
export function addCopyButton(cell, name = 'this code') {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.innerHTML = '<span>Copy</span><span class="unseen"></span>';
  button.lastChild.textContent = ` ${name}`;
  button.addEventListener('click', () => {
    copy(cell.querySelector('.code').textContent).then(() => tell(button, 'Copied'), () => tell(button, 'Not copied'));
  });
  (cell.querySelector('.bar') ?? cell).append(button);
}

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (!isCopied) throw new Error('The browser does not copy.');
}

function tell(button, word) {
  button.firstChild.textContent = word;
  say(word);
  setTimeout(() => {
    button.firstChild.textContent = 'Copy';
    say('');
  }, 2000);
}
