import { banner } from './ja/banner.ts';
import { common } from './ja/common.ts';
import { detail } from './ja/detail.ts';
import { documents } from './ja/documents.ts';
import { entry } from './ja/entry.ts';
import { fault } from './ja/fault.ts';
import { findPatient } from './ja/find-patient.ts';
import { feed, kind } from './ja/kind.ts';
import { notices } from './ja/notices.ts';
import { person } from './ja/person.ts';
import { shell } from './ja/shell.ts';
import { signIn } from './ja/sign-in.ts';
import { sources } from './ja/sources.ts';
import { timeline } from './ja/timeline.ts';

/** All Japanese words, one area per file: the source of the keys. */
export const ja = {
  banner,
  common,
  detail,
  documents,
  entry,
  fault,
  feed,
  findPatient,
  kind,
  notices,
  person,
  shell,
  signIn,
  sources,
  timeline,
} as const;
