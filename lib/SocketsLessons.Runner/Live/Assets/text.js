// A page without cells: what is too wide for it can be scrolled with the keyboard, terms are explained, all is searched.
import { explainTerms } from './glossary.js';
import './reading.js';
import { startSearch } from './search.js';
import { markWide } from './wide.js';

explainTerms();
startSearch();
markWide();
addEventListener('resize', () => markWide());
