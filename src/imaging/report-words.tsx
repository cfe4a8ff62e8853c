import { Fragment } from 'react';
import { useText } from '../i18n/text.ts';
import type { FrameFacts } from './frame-facts.ts';
import { sliceWords } from './slice-words.ts';
import type { FindSlice } from './use-named-slices.ts';

interface ReportWordsProps {
  readonly text: string;
  readonly find: FindSlice;
  readonly onShow: (facts: FrameFacts) => void;
}

/** What a report says, word for word; where it names an image that is there, the words lead to it. */
export function ReportWords({ text, find, onShow }: ReportWordsProps) {
  const { t } = useText();
  const named = sliceWords(text).flatMap((words) => {
    const facts = find(words);
    return facts === undefined ? [] : [{ ...words, facts }];
  });
  const ends = [0, ...named.map(({ to }) => to)];
  return (
    <>
      {named.map(({ from, to, series, image, facts }, index) => (
        <Fragment key={from}>
          {text.slice(ends[index], from)}
          <button
            type="button"
            className="viewer-named"
            data-named={`${series}/${image}`}
            title={t('viewer.side.toSlice', { series, image })}
            onClick={() => onShow(facts)}
          >
            {text.slice(from, to)}
          </button>
        </Fragment>
      ))}
      {text.slice(ends.at(-1))}
    </>
  );
}
