import type { session as ja } from '../ja/session.ts';
import type { Translation } from '../shape.ts';

export const session: Translation<typeof ja> = {
  warning: 'The screen locks in {{seconds}} s',
  warningNote: 'Nobody has touched it for a while: the record on it will be hidden.',
  stay: 'Stay',
  locked: 'The screen is locked',
  lockedSentence:
    'Nobody had touched it for a while, so the record that was shown has been taken off this screen.',
  lockedNext: 'If the same person signs in again, they go on where they were.',
  unlock: 'Sign in to go on',
  leave: 'Sign out',
};
