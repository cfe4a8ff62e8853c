import { banner } from './en/banner.ts';
import { care } from './en/care.ts';
import { carried } from './en/carried.ts';
import { common } from './en/common.ts';
import { decisionSupport } from './en/decision-support.ts';
import { detail } from './en/detail.ts';
import { documents } from './en/documents.ts';
import { emergency } from './en/emergency.ts';
import { entry } from './en/entry.ts';
import { fault } from './en/fault.ts';
import { findPatient } from './en/find-patient.ts';
import { help } from './en/help.ts';
import { imageObjects } from './en/image-objects.ts';
import { images } from './en/images.ts';
import { feed, kind } from './en/kind.ts';
import { labs } from './en/labs.ts';
import { lanes } from './en/lanes.ts';
import { medications } from './en/medications.ts';
import { notices } from './en/notices.ts';
import { person } from './en/person.ts';
import { search } from './en/search.ts';
import { session } from './en/session.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/sign-in.ts';
import { siteCheck } from './en/site-check.ts';
import { sources } from './en/sources.ts';
import { statement } from './en/statement.ts';
import { summary } from './en/summary.ts';
import { timeline } from './en/timeline.ts';
import { viewer } from './en/viewer.ts';
import type { ja } from './ja.ts';
import type { Translation } from './shape.ts';

/** All English words; the type holds them to the keys of the Japanese. */
export const en: Translation<typeof ja> = {
  banner,
  care,
  carried,
  common,
  decisionSupport,
  detail,
  documents,
  emergency,
  entry,
  fault,
  feed,
  findPatient,
  help,
  imageObjects,
  images,
  kind,
  labs,
  lanes,
  medications,
  notices,
  person,
  search,
  session,
  shell,
  signIn,
  siteCheck,
  sources,
  statement,
  summary,
  timeline,
  viewer,
};
