import { createRoot } from 'react-dom/client';
import { boot } from './boot.tsx';
import './trusted-types.ts';
import '../ui/styles.ts';

const host = document.querySelector('#root');
if (host === null) throw new Error('the page has no #root');
void boot(createRoot(host));
