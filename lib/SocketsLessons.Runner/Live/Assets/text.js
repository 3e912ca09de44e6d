// A page without cells: what is too wide for it can be scrolled with the keyboard, code can be copied, all is searched.
import { addCopyButton } from './copy.js';
import './reading.js';
import { startSearch } from './search.js';
import { markWide } from './wide.js';

document.querySelectorAll('.cell').forEach((cell) => addCopyButton(cell));
startSearch();
markWide();
addEventListener('resize', () => markWide());
