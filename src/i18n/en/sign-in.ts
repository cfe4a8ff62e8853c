import type { signIn as ja } from '../ja/sign-in.ts';
import type { Translation } from '../shape.ts';

export const signIn: Translation<typeof ja> = {
  line: 'One person’s record from every connected health network, at one glance.',
  button: 'Sign in',
  again: 'Sign in again',
  readOnly: 'For reading only: no record is ever changed. What you read is logged.',
  detail: 'Technical details',
  problem: {
    expired: {
      title: 'Your sign-in has expired',
      sentence:
        'There was no activity for a while, or the permission ran out. The record on screen was closed.',
      next: 'Sign in again and choose the patient anew.',
    },
    forged: {
      title: 'The sign-in answer cannot be verified',
      sentence: 'The signature of the answer is not valid. For safety, what was received was thrown away.',
      next: 'Sign in again. If it happens again, tell your IT staff.',
    },
    state: {
      title: 'This sign-in was not started on this screen',
      sentence:
        'The answer does not belong to a request of this screen. An old page or another tab can cause this too.',
      next: 'Sign in again from this screen.',
    },
    nonce: {
      title: 'The sign-in answer may have been replayed',
      sentence:
        'The one-time value in the answer is not the one we sent. For safety, what was received was thrown away.',
      next: 'Sign in again. If it happens again, tell your IT staff.',
    },
    issuer: {
      title: 'The answer comes from another identity service',
      sentence:
        'Its issuer is not the one this site is set up with. For safety, what was received was thrown away.',
      next: 'Tell your IT staff the details below.',
    },
    refused: {
      title: 'The sign-in was not allowed',
      sentence: 'The identity service did not allow it. Cancelling leads here, too.',
      next: 'Sign in as someone else, or ask about your permissions.',
    },
    'provider-unreachable': {
      title: 'The identity service cannot be reached',
      sentence: 'The identity service does not answer. The sources of records are separate from it.',
      next: 'Check the connection and try again. If it lasts, follow the downtime procedure of your site.',
    },
    'signed-out': {
      title: 'You are signed out',
      sentence: 'The record that was shown is gone from this device.',
      next: 'To go on, sign in again.',
    },
    'another-reader': {
      title: 'Somebody else has signed in',
      sentence:
        'In another tab of this browser somebody else has signed in. The record that was shown here is closed.',
      next: 'To use this tab, sign in yourself.',
    },
    'launch-unknown': {
      title: 'Launched from a source that is not in the settings',
      sentence:
        'The address that opened this page is none of the sources set up here. Nothing was sent to it and nothing was fetched from it.',
      next: 'You can sign in and find the patient. Ask the IT staff how the page is meant to be launched.',
    },
    'launch-provider': {
      title: 'The sign-in service of the launching source cannot be confirmed',
      sentence:
        'The launching source names another sign-in service than the one set up here, or none. For safety the sign-in has not begun.',
      next: 'You can sign in and find the patient. Tell the IT staff the details below.',
    },
  },
};
