import { banner } from './en/banner.ts';
import { common } from './en/common.ts';
import { detail } from './en/detail.ts';
import { documents } from './en/documents.ts';
import { entry } from './en/entry.ts';
import { fault } from './en/fault.ts';
import { findPatient } from './en/find-patient.ts';
import { feed, kind } from './en/kind.ts';
import { notices } from './en/notices.ts';
import { person } from './en/person.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/sign-in.ts';
import { sources } from './en/sources.ts';
import { timeline } from './en/timeline.ts';
import type { ja } from './ja.ts';
import type { Translation } from './shape.ts';

/** All English words; the type holds them to the keys of the Japanese. */
export const en: Translation<typeof ja> = {
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
};
