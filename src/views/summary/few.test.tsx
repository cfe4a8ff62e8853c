// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { I18nRoot } from '../../i18n/i18n-root.tsx';
import { Few } from './few.tsx';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

it('what a screen keeps back stands on paper, and is kept back again afterwards', () => {
  const place = document.createElement('div');
  const root = createRoot(place);
  const lines = () => [...place.querySelectorAll('p')].map(({ textContent }) => textContent);
  act(() =>
    root.render(
      <I18nRoot language="ja">
        <Few items={['1', '2', '3']} few={2} name="病名">
          {(item) => <p key={item}>{item}</p>}
        </Few>
      </I18nRoot>,
    ),
  );
  expect(lines()).toEqual(['1', '2']);
  expect(place.querySelector('button')?.textContent).toBe('病名をすべて表示（ほか1件）');
  act(() => void window.dispatchEvent(new Event('beforeprint')));
  expect(lines()).toEqual(['1', '2', '3']);
  act(() => void window.dispatchEvent(new Event('afterprint')));
  expect(lines()).toEqual(['1', '2']);
  act(() => root.unmount());
});
