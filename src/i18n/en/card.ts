import type { card as ja } from '../ja/card.ts';
import type { Translation } from '../shape.ts';

export const card: Translation<typeof ja> = {
  title: 'Read the code of a card',
  lead: 'Codes on a hospital card, an insurance card or a medicine notebook are read on this device only. Reading one searches for nobody.',
  picture: 'Choose a picture of the card',
  typed: 'Use a hand scanner here, or paste',
  read: 'Read',
  kind: {
    insured: 'An insured person’s number was read',
    identifier: 'A number was read',
    notebook: 'Name and birth date of a medicine notebook were read',
    labelled: 'What stands on the card was read',
    number: 'The code is a number only: it is taken for that of a hospital card',
  },
  notSearched:
    'Nobody has been searched for yet. Make sure that the card belongs to this person: it may be somebody else’s.',
  fill: 'Put it into the form',
  again: 'Read again',
  unknown: 'The code was read, but nothing in it leads to a person: {{text}}',
  noCode: 'No code was found. Hold it closer, or take the picture in better light.',
};
