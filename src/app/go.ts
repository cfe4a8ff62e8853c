import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { useApp } from './app-context.ts';

/** A path of ours with the tongue in its query, so that a reload keeps it; other parts of the query are handed in. */
export function addressOf(
  path: string,
  language: 'ja' | 'en',
  query: Readonly<Record<string, string>> = {},
): string {
  const search = new URLSearchParams({ ...(language === 'en' ? { lang: 'en' } : {}), ...query }).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** `at-once`: the page that it leads to is drawn in one go, and waits for nothing that is going on meanwhile. */
export type Go = (path: string, query?: Readonly<Record<string, string>>, drawn?: 'at-once') => void;

/** The way from page to page. */
export function useGo(): Go {
  const navigate = useNavigate();
  const { language } = useApp();
  return useCallback(
    (path, query, drawn) =>
      void navigate(addressOf(path, language, query), { flushSync: drawn === 'at-once' }),
    [navigate, language],
  );
}
