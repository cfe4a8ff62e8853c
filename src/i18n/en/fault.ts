import type { fault as ja } from '../ja/fault.ts';
import type { Translation } from '../shape.ts';

export const fault: Translation<typeof ja> = {
  sentence: {
    offline: 'This device is offline.',
    offlineAsOf: 'This device is offline. Shown as of {{time}}.',
    timeout: '{{source}} did not answer in time.',
    unauthorised: 'Your sign-in to {{source}} has expired.',
    forbidden: '{{source}} does not let your role see this.',
    notFound: '{{source}} does not know the record asked for.',
    throttled: '{{source}} is busy.',
    server: '{{source}} has a fault. Records of other sources are unaffected.',
    cancelled: 'The request to {{source}} was stopped on this screen.',
    malformed: 'The answer of {{source}} is unreadable.',
    malformedCount: '{{n}} records of {{source}} are unreadable.',
    malformedCount_one: '1 record of {{source}} is unreadable.',
    tooLarge: '{{source}} holds too many records: cut off.',
    tooLargeCount: '{{source}} holds too many records: cut off at {{n}}.',
    noConsent: '{{source}} does not disclose this without the consent of the patient.',
  },
  next: {
    offline: 'Try again when the connection is back.',
    timeout: 'You can try again.',
    unauthorised: 'Sign in again.',
    forbidden: 'If you need it, ask the desk of {{source}}.',
    notFound: 'Try again, or ask the desk of {{source}}.',
    throttled: 'Wait a little and try again.',
    throttledSeconds: 'You can try again in {{n}} s.',
    server: 'You can try again. If it lasts, ask the desk of {{source}}.',
    cancelled: 'You can ask again.',
    malformed: 'You can try again. If it lasts, tell the desk of {{source}}.',
    tooLarge: 'For what lies beyond, ask the desk of {{source}}.',
    noConsent: 'Try again once consent is given.',
  },
  desk: 'Desk {{telephone}}',
};
