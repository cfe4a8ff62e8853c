import { banner } from './en/banner.ts';
import { care } from './en/care.ts';
import { common } from './en/common.ts';
import { detail } from './en/detail.ts';
import { documents } from './en/documents.ts';
import { emergency } from './en/emergency.ts';
import { entry } from './en/entry.ts';
import { fault } from './en/fault.ts';
import { findPatient } from './en/find-patient.ts';
import { images } from './en/images.ts';
import { feed, kind } from './en/kind.ts';
import { labs } from './en/labs.ts';
import { medications } from './en/medications.ts';
import { notices } from './en/notices.ts';
import { person } from './en/person.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/sign-in.ts';
import { sources } from './en/sources.ts';
import { summary } from './en/summary.ts';
import { timeline } from './en/timeline.ts';
import { viewer } from './en/viewer.ts';
import type { ja } from './ja.ts';
import type { Translation } from './shape.ts';

/** All English words; the type holds them to the keys of the Japanese. */
export const en: Translation<typeof ja> = {
  banner,
  care,
  common,
  detail,
  documents,
  emergency,
  entry,
  fault,
  feed,
  findPatient,
  images,
  kind,
  labs,
  medications,
  notices,
  person,
  shell,
  signIn,
  sources,
  summary,
  timeline,
  viewer,
};
