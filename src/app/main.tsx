import '../ui/styles.ts';
import './trusted-types.ts';
import { createRoot } from 'react-dom/client';
import { boot } from './boot.tsx';

const host = document.querySelector('#root');
if (host === null) throw new Error('the page has no #root');
void boot(createRoot(host));
