// A page without cells: what is too wide for it can be scrolled with the keyboard.
import { markWide } from './wide.js';

markWide();
addEventListener('resize', () => markWide());
