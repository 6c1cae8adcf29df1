// The rescue page. It asks the background for nothing: that may be what cannot open its data.
import { render } from 'preact';
import '../../components/page.css';
import '../../components/shared.css';
import '../../components/rescue/rescue.css';
import { createTheme } from '../../components/wear-theme.ts';
import { browserPlace } from '../../lib/store/database.ts';
import { readRaw } from '../../lib/store/raw.ts';
import { RescuePage } from './rescue-page.tsx';

createTheme(document, (query) => matchMedia(query))();

const root = document.querySelector('#rescue');
if (root) render(<RescuePage read={() => readRaw(browserPlace())} code={location.hash.slice(1)} />, root);
